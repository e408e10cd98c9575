/** The end of a job's script: what runs in the container, main with what the runtime module reads by the contract. */
export const GUARD = `

if __name__ == "__main__":
    from pipectl_runtime import ScriptRuntime

    logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    runtime = ScriptRuntime.load()
    main(runtime.input_paths, runtime.output_paths, runtime.environ, runtime.arguments())
`;
