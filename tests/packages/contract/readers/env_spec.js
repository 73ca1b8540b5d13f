// varlock, which asks for Node.js 22 and runs on 20 as well: takes {"text": a .env.schema, "environments": [{..}], "filter":
// selector or none}; answers, for each environment, with what `varlock load` makes of it: its exit code, errors, warnings and
// values.

const { spawn } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");

const cli = path.join(process.env.NODE_PATH, "varlock/bin/cli.js");
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "env-spec-"));
process.on("exit", () => fs.rmSync(workspace, { recursive: true }));

function load(environment, filter) {
  const words = [cli, "load", "--format", "json-full", "--compact", ...(filter ? ["--filter", filter] : [])];
  const own = { HOME: workspace, PATH: process.env.PATH, VARLOCK_TELEMETRY_DISABLED: "true" };
  const child = spawn(process.execPath, words, { cwd: workspace, env: { ...own, ...environment } });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (data) => (stdout += data));
  child.stderr.on("data", (data) => (stderr += data));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      // Without a verdict, it prints nothing.
      if (!stdout) return resolve({ failed: stderr || "nothing is printed", code });
      const { errors, warnings, config } = JSON.parse(stdout);
      resolve({ code, errors, warnings, config });
    });
  });
}

async function answer({ text, environments, filter }) {
  fs.writeFileSync(path.join(workspace, ".env.schema"), text);
  const answers = [];
  // As many at once as there are processors.
  const workers = os.availableParallelism?.() ?? os.cpus().length;
  let next = 0;
  const work = async () => {
    while (next < environments.length) {
      const place = next++;
      answers[place] = await load(environments[place], filter);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return answers;
}

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", async (line) => console.log(JSON.stringify(await answer(JSON.parse(line)))));
