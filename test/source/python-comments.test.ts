import { loadPythonComments } from '../../src/source/python-comments.js';

/** Every comment as `text @ lines`, with `head` before it where it stands in the file's head. */
async function commentsOf(text: string): Promise<readonly string[]> {
  const comments = await loadPythonComments();
  return comments('/project/a.py', new TextEncoder().encode(text)).map(
    (comment) => `${comment.inHead ? 'head ' : ''}${comment.text} @ ${comment.lines.join(', ')}`,
  );
}

describe('pythonComments', () => {
  it('says of which lines a comment speaks, and takes nothing in a text for one', async () => {
    const text = `#!/usr/bin/env python
# one
"""Docstring
# no
"""
# two

import os  # three

def main():
    # four

    # five
    path = (  # six
        "# no"
        # seven
        f"{os.sep}# no"  # eight
    )  # closes
    return path
    """
    two lines
    """  # ends
# nine
`;
    expect(await commentsOf(text)).toEqual([
      'head #!/usr/bin/env python @ 3',
      'head # one @ 3',
      'head # two @ 8',
      '# three @ 8',
      '# four @ 14',
      '# five @ 14',
      '# six @ 14',
      '# seven @ 17',
      '# eight @ 17',
      '# closes @ 14, 18',
      '# ends @ 20, 22',
      '# nine @ ',
    ]);
  });

  it('counts everything as the head of a file without code', async () => {
    expect(await commentsOf('# one\n"""Docstring"""  # two\n')).toEqual(['head # one @ 2', 'head # two @ 2']);
  });

  it('finds none in a text that cannot be taken apart', async () => {
    expect(await commentsOf('# one\nx = "unclosed\n')).toEqual([]);
  });

  it('places parts of a comment in code points, past a byte order mark and a form feed', async () => {
    const comments = await loadPythonComments();
    const bytes = new TextEncoder().encode('\uFEFF\f\nx = "😀"  # 日x\n');
    const [comment] = comments('/project/a.py', bytes);
    expect(comment?.span(2, 4)).toEqual({
      file: '/project/a.py',
      start: { line: 2, column: 12 },
      end: { line: 2, column: 14 },
    });
  });
});
