/** What the parser means by the places after which it expects something. */
export const AFTER: Readonly<Record<string, string>> = {
  'if condition': 'the condition of "if"',
  'while condition': 'the condition of "while"',
  'for clause': 'what "for" goes through',
  'with clause': 'what "with" opens',
  'except clause': '"except"',
  'class header': 'the name and bases of the class',
  'function header': 'the parameters of the function',
  'lambda parameters': 'the parameters of "lambda"',
  'case pattern': 'the pattern of "case"',
  else: '"else"',
  try: '"try"',
  finally: '"finally"',
};
/** What the parser says of mistakes that need no more words than the place gives. */
export const NAMED: Readonly<Record<string, string>> = {
  'positional argument follows keyword argument': 'An argument without a name follows one with a name.',
  'positional argument follows keyword argument unpacking': 'An argument without a name follows "**".',
  'iterable argument unpacking follows keyword argument unpacking':
    'An argument with "*" follows one with "**".',
  'parameter without a default follows parameter with a default':
    'A parameter without a default follows one with a default.',
  'arguments cannot follow var-keyword argument': 'Nothing can follow the parameter with "**".',
  'named arguments must follow bare *': 'A parameter has to follow the "*".',
  '* argument may appear only once': 'Only one parameter can have a "*".',
  '/ may appear only once': 'Only one "/" can stand among the parameters.',
  '/ must be ahead of *': 'The "/" has to stand before the "*".',
  "cannot have both 'except' and 'except*' on the same 'try'":
    'A "try" has either "except" or "except*", not both.',
  'iterable unpacking cannot be used in comprehension':
    'Nothing can be unpacked with "*" at the beginning of a comprehension.',
  "cannot use '_' as a target": 'The name "_" cannot be bound by "as" in a pattern.',
  "f-string: valid expression required before '}'": 'The brackets { } of this f-string hold no expression.',
  'f-string: invalid syntax in interpolated expression':
    'What stands between the brackets { } of this f-string is no expression.',
  'Invalid decorator target': 'A decorator has to be followed by a function or a class.',
  'Invalid async statement': '"async" has to be followed by "def", "for" or "with".',
  'cannot mix f-string literals with t-string literals': 'An f-string and a t-string cannot be joined.',
  'cannot mix t-string literals with string or bytes literals':
    'A t-string cannot be joined with another text.',
  "Expected 'in' in for statement": 'A "for" needs "in" after its names.',
  "Expected 'import' after module name": 'A "from" needs "import" after the name of the module.',
  "Expected 'else' in conditional expression": 'A value with "if" needs "else" with another value.',
};
/** Words that cannot be names. Source: keyword.kwlist of CPython 3.13. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield None True False'.split(
    ' ',
  ),
);
/** Words that begin a part of a statement, and what begins the statement. */
export const CLAUSES: Readonly<Record<string, string>> = {
  elif: '"if"',
  else: '"if", "for", "while" or "try"',
  except: '"try"',
  finally: '"try"',
};
