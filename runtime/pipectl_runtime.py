"""What a script of a SageMaker step finds in its container, by the names of its contract.

    if __name__ == "__main__":
        from pipectl_runtime import ScriptRuntime

        runtime = ScriptRuntime.load()
        main(runtime.input_paths, runtime.output_paths, runtime.environ, runtime.arguments())

pipectl ships this file, and the contract as <script>.contract.json, beside every script that imports it. The JSON
(contract-json.schema.json) has the keys of the contract's YAML that are read here, and what its specification adds:

    entry_point             the script, for messages
    expected_input_paths    path in the container by logical name, as in expected_output_paths
    expected_arguments      by name: flag, and if given required, default, choices, action (store or store_true)
    required_env_vars       names
    optional_env_vars       default by name
    optional_inputs         names of the inputs that this step can do without; all others are required
    sagemaker_step_type     Processing, Training or Tuning

Keys beside these are left alone: the contract of the YAML file is such a map too, so that a test can give it to
ScriptRuntime as it is, with folders and variables of its own. Python 3.8 or later; nothing but its library.
"""

import argparse
import difflib
import json
import os
import posixpath
import re
import sys
from typing import Any, Collection, Dict, List, Mapping, NamedTuple, Optional, Sequence, Tuple, Union

__all__ = ["ContractError", "ScriptRuntime", "ValidationResult"]

AnyPath = Union[str, "os.PathLike[str]"]
Value = Union[str, int, float, bool]

# Where SageMaker puts what a training job reads and takes what it writes, and the variables in which its images say
# so (sagemaker-training-toolkit, ENVIRONMENT_VARIABLES.md).
CHANNELS = "/opt/ml/input/data"
TRAINING_FOLDERS = {"SM_MODEL_DIR": "/opt/ml/model", "SM_OUTPUT_DATA_DIR": "/opt/ml/output/data"}

NUMBER = re.compile(r"[+-]?(([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?|inf|infinity|nan)", re.IGNORECASE)
WHOLE_NUMBER = re.compile(r"[+-]?[0-9]+")
BOOLEANS = {"true": True, "1": True, "false": False, "0": False}


class ContractError(Exception):
    """A contract that is absent or malformed, or to which the container or the script does not keep."""


class ValidationResult(NamedTuple):
    """What is wrong with what a script finds in its container: a sentence each."""

    errors: Tuple[str, ...]

    @property
    def is_valid(self) -> bool:
        """Whether nothing is wrong."""
        return not self.errors


class ScriptRuntime:
    """The paths, variables and arguments of one script, by the logical names of its contract."""

    def __init__(
        self,
        contract: Mapping[str, Any],
        *,
        input_paths: Optional[Mapping[str, AnyPath]] = None,
        output_paths: Optional[Mapping[str, AnyPath]] = None,
        environ: Optional[Mapping[str, str]] = None,
        title: Optional[str] = None,
    ) -> None:
        """Take a contract; folders and variables given here count instead of the container's. Messages call it title.

        Raises a ContractError if the contract is malformed, or does not have a name for which a folder is given.
        """
        problems = problems_of(contract)
        if problems:
            raise ContractError(f"Something is malformed in {title or 'the contract'}: {'; '.join(problems)}.")
        self._title = title or f"the contract of {quoted(contract.get('entry_point', 'the script'))}"
        self._environ: Mapping[str, str] = os.environ if environ is None else environ
        self._trains = contract.get("sagemaker_step_type") in ("Training", "Tuning")
        inputs: Dict[str, str] = dict(contract.get("expected_input_paths", {}))
        channels = [posixpath.basename(path) for path in inputs.values() if posixpath.dirname(path) == CHANNELS]
        by_channel = {f"SM_CHANNEL_{channel.upper()}": f"{CHANNELS}/{channel}" for channel in channels}
        self._folders: Dict[str, str] = {**TRAINING_FOLDERS, **by_channel} if self._trains else {}
        self._inputs = self._placed("input", inputs, input_paths or {})
        self._outputs = self._placed("output", contract.get("expected_output_paths", {}), output_paths or {})
        self._optional_inputs: List[str] = contract.get("optional_inputs", [])
        self._required: List[str] = contract.get("required_env_vars", list(TRAINING_FOLDERS) if self._trains else [])
        self._optional: Dict[str, str] = contract.get("optional_env_vars", {})
        self._arguments: Dict[str, Mapping[str, Any]] = contract.get("expected_arguments", {})

    @classmethod
    def load(
        cls,
        entry_point: Optional[AnyPath] = None,
        *,
        input_paths: Optional[Mapping[str, AnyPath]] = None,
        output_paths: Optional[Mapping[str, AnyPath]] = None,
        environ: Optional[Mapping[str, str]] = None,
    ) -> "ScriptRuntime":
        """Read the contract that stands beside the script that runs, or beside entry_point, or is that JSON file.

        Raises a ContractError if there is none or if it is malformed.
        """
        places = contract_places(entry_point)
        path = next((place for place in places if os.path.isfile(place)), None)
        if path is None:
            where = f"at {listed(places, 'or')}" if places else "to be found, as no script runs"
            raise ContractError(
                f"There is no contract {where}. pipectl puts it beside the script when it deploys the step; in a test, "
                "give ScriptRuntime the contract itself."
            )
        try:
            with open(path, encoding="utf-8") as stream:
                contract = json.load(stream)
        except (OSError, ValueError) as error:
            raise ContractError(f"The contract {quoted(path)} cannot be read: {error}.") from error
        title = f"the contract {quoted(path)}"
        return cls(contract, input_paths=input_paths, output_paths=output_paths, environ=environ, title=title)

    def get_input_path(self, name: str) -> Optional[str]:
        """Return where an input is; None if it is optional and not there.

        Raises a ContractError if the contract does not have the input, or if it is required and not there.
        """
        self._check_name("input", name, self._inputs)
        if is_there(self._inputs[name]):
            return self._inputs[name]
        if name in self._optional_inputs:
            return None
        raise ContractError(f"{self._absence(name)} The contract has the inputs {listed(self._inputs)}.")

    def get_output_path(self, name: str) -> str:
        """Return the folder of an output, which is made if it is not there.

        Raises a ContractError if the contract does not have the output, or if the folder cannot be made.
        """
        self._check_name("output", name, self._outputs)
        folder = self._outputs[name]
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as error:
            raise ContractError(f"The folder of the output {quoted(name)} cannot be made: {error}.") from error
        return folder

    def env(self, name: str) -> str:
        """Return an environment variable, the contract's default if it is optional and not set.

        Raises a ContractError if the contract does not have the variable, or if it is required and not set: the error
        names all that are.
        """
        self._check_name("environment variable", name, [*self._required, *self._optional])
        value = self._variable(name)
        if value is None:
            raise ContractError(" ".join(self._missing_variables()))
        return value

    def arguments(self, argv: Optional[Sequence[str]] = None) -> argparse.Namespace:
        """Return the command line arguments by the contract's names, with underscores for hyphens.

        Hyphens and underscores in flags are the same. An argument whose default is a number, true or false becomes one;
        a number without point and exponent a whole one. Without argv it is the command line of this process.
        Raises a ContractError that names all that is wrong. An argument that the contract does not have is wrong except
        in training, where every hyperparameter of the job reaches the script.
        """
        given, unknown = split_words(sys.argv[1:] if argv is None else argv, self._arguments)
        problems = [] if self._trains else [self._unknown_argument(word) for word in unknown]
        values: Dict[str, Optional[Value]] = {}
        for name, argument in self._arguments.items():
            value: Optional[Value] = argument.get("default", False if is_switch(argument) else None)
            if name in given:
                value, problem = converted(argument, given[name])
                problems += [] if problem is None else [problem]
            elif value is None and argument.get("required"):
                problems.append(f"The argument {quoted(argument['flag'])} is required.")
            values[name.replace("-", "_")] = value
        if problems:
            raise ContractError(f"The command line does not fit {self._title}. {' '.join(problems)}")
        return argparse.Namespace(**values)

    def validate_inputs(self) -> ValidationResult:
        """Return all that is required and not there: an error for each input and for each environment variable."""
        return ValidationResult((*map(self._absence, self._missing_inputs()), *self._missing_variables()))

    @property
    def input_paths(self) -> Dict[str, str]:
        """Where each input is; one that is optional and not there has its path too.

        Raises a ContractError that names all inputs that are required and not there.
        """
        missing = self._missing_inputs()
        if missing:
            raise ContractError(" ".join(map(self._absence, missing)))
        return dict(self._inputs)

    @property
    def output_paths(self) -> Dict[str, str]:
        """The folder of each output, made if it is not there. Raises a ContractError if one cannot be made."""
        return {name: self.get_output_path(name) for name in self._outputs}

    @property
    def environ(self) -> Dict[str, str]:
        """The environment variables of the contract: as they are set, the optional ones else by their defaults.

        Raises a ContractError that names all that are required and not set.
        """
        return {name: self.env(name) for name in [*self._required, *self._optional]}

    def _placed(self, kind: str, paths: Mapping[str, str], given: Mapping[str, AnyPath]) -> Dict[str, str]:
        for name in given:
            self._check_name(kind, name, paths)
        found = {name: self._in_container(posixpath.normpath(path)) for name, path in paths.items()}
        return {**found, **{name: os.fspath(path) for name, path in given.items()}}

    def _in_container(self, path: str) -> str:
        for variable, folder in self._folders.items():
            if path == folder or path.startswith(f"{folder}/"):
                return (self._environ.get(variable) or folder) + path[len(folder) :]
        return path

    def _variable(self, name: str) -> Optional[str]:
        return self._environ.get(name, self._optional.get(name, self._folders.get(name)))

    def _missing_variables(self) -> List[str]:
        missing = [name for name in self._required if self._variable(name) is None]
        return [
            f"The environment variable {quoted(name)} is not set, which {self._title} requires." for name in missing
        ]

    def _missing_inputs(self) -> List[str]:
        required = [name for name in self._inputs if name not in self._optional_inputs]
        return [name for name in required if not is_there(self._inputs[name])]

    def _absence(self, name: str) -> str:
        return f"Nothing is at {quoted(self._inputs[name])}, where {self._title} has the input {quoted(name)}."

    def _unknown_argument(self, word: str) -> str:
        flags = [argument["flag"] for argument in self._arguments.values()]
        guess = did_you_mean(word.partition("=")[0], flags) if word.startswith("-") else ""
        return f"It has no argument {quoted(word)}.{guess}"

    def _check_name(self, kind: str, name: str, known: Collection[str]) -> None:
        if name not in known:
            names = f"It has the {kind}s {listed(known)}." if known else f"It has no {kind}s."
            raise ContractError(
                f"There is no {kind} {quoted(name)} in {self._title}.{did_you_mean(name, known)} {names}"
            )


def problems_of(contract: Any) -> List[str]:
    """Return what is malformed in a contract: the ends of sentences."""
    if not isinstance(contract, Mapping):
        return ["it has to be a map"]
    problems: List[str] = []
    for key in ("expected_input_paths", "expected_output_paths", "optional_env_vars"):
        texts = contract.get(key, {})
        if not isinstance(texts, Mapping) or not are_texts([*texts.keys(), *texts.values()]):
            problems.append(f"{key} has to be a map of texts")
    problems += [
        f"{key} has to be a list of names"
        for key in ("required_env_vars", "optional_inputs")
        if not are_texts(contract.get(key, []))
    ]
    arguments = contract.get("expected_arguments", {})
    if not isinstance(arguments, Mapping):
        return [*problems, "expected_arguments has to be a map"]
    for name, argument in arguments.items():
        members = argument if isinstance(argument, Mapping) else {}
        if not re.match("--?[A-Za-z]", str(members.get("flag"))):
            problems.append(f"the argument {quoted(name)} has to have a flag such as --{name}")
        if not isinstance(members.get("default", ""), (str, int, float)):
            problems.append(f"the default of the argument {quoted(name)} has to be a text, a number, true or false")
        if not are_texts(members.get("choices", [])):
            problems.append(f"the choices of the argument {quoted(name)} have to be a list of texts")
        if members.get("action", "store") not in ("store", "store_true"):
            problems.append(f"the action of the argument {quoted(name)} has to be store or store_true")
    return problems


def are_texts(values: object) -> bool:
    """Return whether a value is a list of texts."""
    return isinstance(values, list) and all(isinstance(value, str) for value in values)


def contract_places(entry_point: Optional[AnyPath]) -> List[str]:
    """Return where the contract of a script may stand; without a script, that of the one that this process runs."""
    if entry_point is not None:
        path = os.fspath(entry_point)
        return [path if path.endswith(".json") else contract_beside(path)]
    scripts = [getattr(sys.modules.get("__main__"), "__file__", None), *sys.argv[:1]]
    return list(dict.fromkeys(contract_beside(script) for script in scripts if script))


def contract_beside(script: str) -> str:
    """Return the path of the contract of a script."""
    return os.path.abspath(f"{os.path.splitext(script)[0]}.contract.json")


def is_there(path: str) -> bool:
    """Return whether something is at a path of the container; in pipe mode <path>_0 stands for the first pass."""
    return os.path.exists(path) or os.path.exists(f"{path}_0")


def is_switch(argument: Mapping[str, Any]) -> bool:
    """Return whether an argument is a flag that stands alone."""
    return bool(argument.get("action") == "store_true")


def split_words(
    words: Sequence[str], arguments: Mapping[str, Mapping[str, Any]]
) -> Tuple[Dict[str, Optional[str]], List[str]]:
    """Return the words of a command line by the names of the arguments, the last of each, and those that are left.

    An argument has the word after its flag, be it empty or begin with a hyphen, unless that is a flag too.
    """
    names = names_by_flag(arguments)
    given: Dict[str, Optional[str]] = {}
    unknown: List[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        flag, equals, text = word.partition("=")
        name = names.get(flag)
        if name is None:
            unknown.append(word)
        elif equals:
            given[name] = text
        else:
            given[name] = rest.pop(0) if rest and rest[0].partition("=")[0] not in names else None
    return given, unknown


def names_by_flag(arguments: Mapping[str, Mapping[str, Any]]) -> Dict[str, str]:
    """Return the names of the arguments by all ways to write their flags.

    Hyphens and underscores are the same. A training job writes --<name of the hyperparameter>, with one hyphen if that
    is a single letter (sagemaker-training-toolkit, mapping.py `to_cmd_args`).
    """
    found: Dict[str, str] = {argument["flag"]: name for name, argument in arguments.items()}
    for name, argument in arguments.items():
        for flag in (argument["flag"], f"--{name}" if len(name) > 1 else f"-{name}"):
            word = flag.lstrip("-")
            hyphens = flag[: len(flag) - len(word)]
            found.setdefault(flag, name)
            found.setdefault(hyphens + word.replace("-", "_"), name)
            found.setdefault(hyphens + word.replace("_", "-"), name)
    return found


def converted(argument: Mapping[str, Any], text: Optional[str]) -> Tuple[Optional[Value], Optional[str]]:
    """Return the value of an argument, or what is wrong with its text."""
    flag, default, choices = quoted(argument["flag"]), argument.get("default"), argument.get("choices")
    if text is None:
        return (True, None) if is_switch(argument) else (None, f"The argument {flag} has no value.")
    if choices is not None and text not in choices and text in ("True", "False"):
        text = text.lower()  # Python's spelling, in which a hyperparameter that is true or false reaches the script.
    if choices is not None and text not in choices:
        guess = did_you_mean(text, choices)
        return None, f"The argument {flag} is {quoted(text)}, not {listed(choices, 'or')}.{guess}"
    if is_switch(argument) or isinstance(default, bool):
        value = BOOLEANS.get(text.lower())
        return value, f"The argument {flag} is {quoted(text)}, neither true nor false." if value is None else None
    if isinstance(default, (int, float)):
        if not NUMBER.fullmatch(text):
            return None, f"The argument {flag} is {quoted(text)}, not a number."
        return int(text) if WHOLE_NUMBER.fullmatch(text) else float(text), None
    return text, None


def did_you_mean(name: str, known: Collection[str]) -> str:
    """Return a question with the known name that is most like another one; nothing if none is."""
    by_case = {each.lower(): each for each in known}
    near = difflib.get_close_matches(name.lower(), list(by_case), 1)
    return f" Did you mean {quoted(by_case[near[0]])}?" if near else ""


def listed(names: Collection[str], last: str = "and") -> str:
    """Return names in quotes, as a sentence lists them."""
    *others, final = map(quoted, names)
    return f"{', '.join(others)} {last} {final}" if others else final


def quoted(name: object) -> str:
    """Return a name in double quotes."""
    return f'"{name}"'
