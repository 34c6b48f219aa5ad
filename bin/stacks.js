// Says the places of errors in the sources, not in what was built of them 错误位置.
import { readFileSync, writeSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, relative, resolve } from 'node:path'
import { inspect } from 'node:util'

/**
 * An error that nobody caught ends the program as Node does, with status 1, but its stack and those that came from threads as text name the
 * sources. Maps are read only then: some packages look at stacks while they are loaded.
 * @param {string} build folder of the built files; their maps lie beside them
 */
export function sayUncaughtInSources(build) {
  process.setUncaughtExceptionCaptureCallback((error) => {
    let said = inspect(error)
    try {
      said = inSources(said, build)
    } catch {
      // The places of the build are better than none.
    }
    writeSync(2, `${said}\n\nNode.js ${process.version}\n`)
    process.exit(1)
  })
}

function inSources(text, build) {
  const maps = new Map()
  return text.replace(/([^\s()]+\.cjs):(\d+):(\d+)/g, (said, file, line, column) => {
    if (relative(build, file).startsWith('..')) return said
    const map = maps.get(file) ?? new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    maps.set(file, map)
    const { originalSource, originalLine, originalColumn } = map.findEntry(line - 1, column - 1)
    return originalSource ? `${resolve(dirname(file), originalSource)}:${originalLine + 1}:${originalColumn + 1}` : said
  })
}
