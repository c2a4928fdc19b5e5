// Parses Power Query text from standard input with the parser of its own editor; prints the error, if any.
import { createRequire } from "node:module";
import { argv, stdin, stdout } from "node:process";

const require = createRequire(`${argv[2]}/`);
const { DefaultSettings, TaskUtils } = require("@microsoft/powerquery-parser");

const chunks = [];
for await (const chunk of stdin) chunks.push(chunk);
const task = await TaskUtils.tryLexParse(DefaultSettings, Buffer.concat(chunks).toString("utf8"));
if (task.error !== undefined) stdout.write(`${task.error.message}\n`);
