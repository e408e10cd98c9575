/** The names that Python has without an import (the functions and types of its module `builtins`). */
const BUILTINS: ReadonlySet<string> = new Set(
  (
    'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr ' +
    'dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id ' +
    'input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print ' +
    'property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip'
  ).split(' '),
);

/** Whether a name is one of Python's own, or an exception of its own by its looks. */
export function isBuiltin(name: string): boolean {
  return BUILTINS.has(name) || /^(BaseException|Exception|[A-Z]\w*(Error|Warning))$/.test(name);
}
