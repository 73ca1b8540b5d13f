// Takes a text of YAML documents and answers with them.

const yaml = require('js-yaml')
const readline = require('readline')

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  let answer
  try {
    answer = { documents: yaml.loadAll(JSON.parse(line)).filter((document) => document !== null) }
  } catch (error) {
    answer = { refused: String(error) }
  }
  console.log(JSON.stringify(answer))
})
