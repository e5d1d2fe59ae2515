import { describe, expect, it } from 'vitest'
import { describeMissing, isHere } from '../platforms.ts'
import { feedFileOf } from '../pack/feed-files.ts'
import { projectFiles, textOf } from './testing/project-files.ts'

// `npm test` has to pass on Linux, macOS and Windows. What knows one of them only is said in `scripts/platforms.ts`.

/** Signs of one platform. A file that asks `isHere` knows that it is not everywhere. */
const ofOnePlatform: [sign: string, pattern: RegExp][] = [
  ['a folder of one platform', /['"`](?:\/tmp|\/dev|\/proc|\/usr\/bin|\/bin|\/home|[A-Z]:\/)\b/],
  ['a shell', /['"`](?:\/bin\/)?(?:sh|bash|cmd\.exe)['"`], ?\[?['"`][-/]c/],
  ['a program that is a script', /#!/],
  ['modes and owners', /\b(?:chmod|chown|lchown|fchmod)(?:Sync)?\(/],
  ['a link', /\bsymlink(?:Sync)?\(/],
  ['a program of Unix', /(?:exec|spawn)\w*\(['"`](?:mkfifo|id|cat|ls|rm|kill|ps|sh)['"`]/],
]

/** What no spec may do, whatever it asks. */
const never: [sign: string, pattern: RegExp][] = [
  ['a platform that is asked for beside the list', /process\.platform [!=]==? ?|[!=]== process\.platform/],
  ['the path of an address, which begins with a slash on Windows', /new URL\([^)]*\)\.pathname/],
  ['a module that is imported by its path', /import\((?:join|resolve|path)\(|import\((?:file|path|script|bundle)\)/],
  ['a feed’s file of one platform', /['"`]\/latest-(?:linux|mac)\.yml/],
]

/** Files that show what a platform is told and start nothing there, with the reason. */
const exempt: Record<string, string> = {
  'e2e/electron/shell-refusals.spec.ts': 'the switches that it refuses name places, and nothing opens them',
  'main/ipc/emit.spec.ts': 'the folder in its event is only a text',
  'main/shell/command-line.spec.ts': 'it tells each platform’s command lines, and nothing opens the places in them',
  'main/shell/environment.spec.ts': 'the values that it refuses name places, and nothing opens them',
  'main/updates/feed-guard.spec.ts': 'no server is asked for the files that it names',
  'main/updates/replaceable.spec.ts': 'it tells where each platform has an app, and nothing is there',
  'main/updates/feed.spec.ts': 'it tells the app where each platform installs it, and nothing is there',
  'scripts/pack/testing/linux-tools.ts': 'only `menu-entry.spec.ts` runs it, which asks for packages for Linux',
  'scripts/docs/platforms.spec.ts': 'it names the signs',
}

const specs = projectFiles.filter(
  (path) => /\.spec\.ts$|\/testing\/[^/]+\.ts$/.test(path) && !path.startsWith('renderer/') && !(path in exempt),
)

/** The text without its comments, which may say what they like. */
function codeOf(path: string): string {
  return textOf(path).replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '')
}

function faultsIn(path: string, code: string): string[] {
  const known = /\bisHere\(/.test(code) ? [] : ofOnePlatform
  return [...known, ...never].filter(([, pattern]) => pattern.test(code)).map(([sign]) => `${path} knows ${sign}`)
}

describe('a spec', () => {
  it('knows no platform alone, unless it asks whether that is here', () => {
    expect(specs.length).toBeGreaterThan(150)
    expect(specs.flatMap((path) => faultsIn(path, codeOf(path)))).toEqual([])
  })

  it.each([
    "mkdtempSync('/tmp/x')",
    "spawnSync('sh', ['-c', 'true'])",
    "asOrdinaryUser(['sh', '-c', script])",
    'writeFileSync(file, `#!${process.execPath}`)',
    'chmodSync(file, 0o755)',
    "symlinkSync('a', 'b')",
    "execFileSync('mkfifo', [file])",
    "if (process.platform === 'win32') return",
    "const path = new URL('x', import.meta.url).pathname",
    'await import(join(folder, name))',
    "const channel = '/latest-linux.yml'",
  ])('that does %j is found', (code) => {
    expect(faultsIn('some.spec.ts', code)).not.toEqual([])
  })

  it.each(Object.keys(exempt))('%s is exempt for a reason, and is there', (path) => {
    expect(projectFiles).toContain(path)
    expect(exempt[path]?.length).toBeGreaterThan(10)
  })
})

describe('what a platform lacks', () => {
  it('is said in a line for each, and on Linux nothing is', () => {
    expect(describeMissing('linux')).toEqual([])
    expect(describeMissing('win32').length).toBeGreaterThan(describeMissing('darwin').length)
    expect(describeMissing('darwin')).toContain(
      'not on darwin: tests of processes as files, because only Linux has /proc',
    )
  })

  it('is asked for by some spec', () => {
    const asked = specs.map(codeOf).join('\n')
    const needs = describeMissing('aix').map((line) => /tests of (.*), because/.exec(line)?.[1] ?? '')
    expect(needs.filter((need) => !asked.includes(`isHere('${need}')`))).toEqual([])
    expect(isHere('links that anybody may make', 'win32')).toBe(false)
  })
})

it.each([
  ['win32', 'x64', 'latest.yml'],
  ['darwin', 'arm64', 'latest-mac.yml'],
  ['linux', 'x64', 'latest-linux.yml'],
  ['linux', 'arm64', 'latest-linux-arm64.yml'],
] as const)('on %s with %s an app asks its feed for %s', (platform, arch, file) => {
  expect(feedFileOf(platform, arch)).toBe(file)
})
