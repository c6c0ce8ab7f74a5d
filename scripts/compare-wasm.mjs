// Puts the same questions to the WebAssembly module and to the native command, and fails where they differ.
// usage: node scripts/compare-wasm.mjs PAIRS.jsonl...
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Gradus } from '../Sources/Browser/gradus.mjs'

const root = new URL('..', import.meta.url).pathname
const gradus = await Gradus.load(readFileSync(root + '.build/wasm/gradus.wasm'))
const lines = process.argv.slice(2).flatMap((path) => readFileSync(path, 'utf8').trim().split('\n'))
const command = spawnSync(root + '.build/debug/gradus', ['equal', '--jsonl'], { input: lines.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 28 })
const native = command.stdout.trim().split('\n').map(JSON.parse)

let different = 0
const begin = performance.now()
lines.forEach((line, index) => {
  const { left, right, given = {}, shapes = {}, assume = [] } = JSON.parse(line)
  const question = [
    ...Object.entries(given).map(([name, formula]) => `given ${name} = ${formula}`),
    ...Object.entries(shapes).map(([name, shape]) => `shape ${name}: ${shape}`),
    ...assume.map((text) => `assume ${text}`),
    `left ${left}`, `right ${right}`,
  ].join('\n')
  const verdict = gradus.compare(question).split(' ')[0]
  if (verdict !== native[index].verdict) {
    different += 1
    console.error(`${left} | ${right}: ${verdict} in WebAssembly, ${native[index].verdict} natively`)
  }
})
const each = ((performance.now() - begin) / lines.length).toFixed(3)
console.log(`${lines.length} pairs, ${different} with another verdict, ${each} ms a pair in WebAssembly`)
process.exit(different === 0 && lines.length === native.length ? 0 : 1)
