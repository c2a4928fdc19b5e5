// Reads a calendar from standard input with ical.js; prints its name and its events as JSON.
import { createRequire } from "node:module";
import { argv, stdin, stdout } from "node:process";

const require = createRequire(`${argv[2]}/`);
const loaded = require("ical.js");
const ICAL = loaded.default ?? loaded;

const chunks = [];
for await (const chunk of stdin) chunks.push(chunk);
const calendar = new ICAL.Component(ICAL.parse(Buffer.concat(chunks).toString("utf8")));
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return [event.uid, event.summary, event.startDate.toString(), component.getFirstPropertyValue("url")];
});
stdout.write(JSON.stringify({ name: calendar.getFirstPropertyValue("x-wr-calname"), events }));
