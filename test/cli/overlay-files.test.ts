import { overlayFiles, type Replacement } from '../../src/cli/overlay-files.js';
import { memoryFiles } from '../support/memory-files.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('overlayFiles', () => {
  const under = memoryFiles({ 'a/one.yaml': '1', 'a/two.yaml': '2', 'b/three.yaml': '3' });
  const files = overlayFiles(
    under,
    new Map<string, Replacement>([
      ['/project/a/one.yaml', () => bytes('uno')],
      ['/project/a/two.yaml', 'absent'],
      ['/project/c/d/four.yaml', () => bytes('4')],
      ['/project/a/node_modules/five.yaml', () => bytes('5')],
      ['/project/dist', () => bytes('6')],
    ]),
  );
  const read = (path: string, limit = 10) => {
    const result = files.read(path, limit);
    return result.kind === 'ok' ? new TextDecoder().decode(result.bytes) : result;
  };

  it('reads what replaces a file, and else the file', () => {
    expect(
      ['a/one.yaml', 'a/two.yaml', 'b/three.yaml', 'c/d/four.yaml', 'a'].map((path) =>
        read(`/project/${path}`),
      ),
    ).toEqual(['uno', { kind: 'absent' }, '3', '4', { kind: 'directory' }]);
    expect(read('/project/a/one.yaml', 2)).toEqual({ kind: 'too_large', size: 3 });
  });

  it('lists what is there then, sorted, without folders that are not looked into', () => {
    expect(files.list('/project')).toEqual([
      '/project/a/one.yaml',
      '/project/b/three.yaml',
      '/project/c/d/four.yaml',
      '/project/dist',
    ]);
    expect(files.list('/project/c')).toEqual(['/project/c/d/four.yaml']);
    expect(files.list('/project/c/d/four.yaml')).toEqual(['/project/c/d/four.yaml']);
    expect(files.list('/project/a/two.yaml')).toEqual([]);
  });

  it('knows what stands at a path', () => {
    const paths = ['a', 'a/one.yaml', 'a/two.yaml', 'c', 'c/d', 'c/d/four.yaml', 'e'];
    expect(paths.map((path) => files.kind(`/project/${path}`))).toEqual([
      'directory',
      'file',
      'absent',
      'directory',
      'directory',
      'file',
      'absent',
    ]);
  });

  it('is the files themselves where nothing is replaced', () => {
    expect(overlayFiles(under, new Map())).toBe(under);
  });
});
