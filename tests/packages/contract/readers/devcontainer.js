// The reference implementation: takes the text of a devcontainer.json and the variables of a developer's machine, answers
// with what a container would be made of.

const { spawnSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");

const cli = path.join(process.env.NODE_PATH, "@devcontainers/cli/devcontainer.js");
const workspace = fs.mkdtempSync(path.join(os.tmpdir(), "devcontainer-"));
process.on("exit", () => fs.rmSync(workspace, { recursive: true }));

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    const { text, env } = JSON.parse(line);
    fs.writeFileSync(path.join(workspace, ".devcontainer.json"), text);
    // It asks docker for a container that runs already: there is none.
    const words = ["read-configuration", "--workspace-folder", workspace, "--docker-path", "/bin/true"];
    const run = spawnSync(process.execPath, [cli, ...words], {
      env: { PATH: process.env.PATH, ...env },
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    const answer = run.status === 0 ? JSON.parse(run.stdout).configuration : { failed: run.stderr };
    console.log(JSON.stringify(answer));
  });
