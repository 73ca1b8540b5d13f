// Heroku's own package: takes the text of an app.json, answers whether it is one, and its `env`.

const App = require("app.json");

require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    let answer;
    try {
      const app = App.new(JSON.parse(line).text);
      answer = { valid: app.valid, errors: app.errorString, env: app.env };
    } catch (error) {
      answer = { valid: false, errors: error.message };
    }
    console.log(JSON.stringify(answer));
  });
