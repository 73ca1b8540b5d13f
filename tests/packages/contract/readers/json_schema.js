// Schemas and environments as Ajv sees them, one line of JSON for each question.
const { default: Ajv } = require("ajv/dist/2020");
const { default: addFormats } = require("ajv-formats");
const lines = require("readline").createInterface({ input: process.stdin });

lines.on("line", (line) => {
  const question = JSON.parse(line);
  const schema = JSON.parse(question.schema);
  // `required` in a condition names what stands in `properties` further out.
  const ajv = new Ajv({ strict: true, strictTypes: false, strictRequired: false });
  addFormats(ajv);
  if (!ajv.validateSchema(schema)) throw new Error(JSON.stringify(ajv.errors));
  // One process alone, as the documentation says.
  ajv.addSchema(schema, "https://contract.example/schema.json");
  const validate = ajv.compile({ $ref: "https://contract.example/schema.json" + (question.process ?? "") });
  const verdicts = question.environments.map((environment) => validate(environment));
  console.log(JSON.stringify({ schema, verdicts }));
});
