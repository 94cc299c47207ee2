// Parses flowcharts with Mermaid itself, as GitHub does.
//
//     node mermaid.cjs PARSER < DIAGRAMS
//
// PARSER is the bundle with Mermaid in it that the wheel mermaid_parser_py carries, DIAGRAMS a JSON list of texts. Prints
// a JSON list: for each text what is wrong with it, as sentences. Mermaid draws a box for an edge's end that nobody
// declared, and GitHub draws at most 50,000 characters and 500 edges, so both are looked at here.
"use strict";

const parse = require(process.argv[2]);
const diagrams = JSON.parse(require("fs").readFileSync(0, "utf8"));

async function faults(text) {
  let graph;
  try {
    const answer = JSON.parse(await parse(text));
    if (!answer.graph_type.startsWith("flowchart")) return [`it is a ${answer.graph_type}`];
    graph = answer.graph_data;
  } catch (error) {
    return [String(error.message)];
  }
  const declared = Object.values(graph.vertices).filter((vertex) => vertex.type);
  const names = new Set(declared.map((vertex) => vertex.id).concat(graph.subGraphs.map((group) => group.id)));
  const ends = graph.edges.flatMap((edge) => [edge.start, edge.end]);
  const found = ends.filter((end) => !names.has(end)).map((end) => `no node ${end}`);
  if (declared.length === 0) found.push("nothing is drawn");
  if (text.length > 50000) found.push(`${text.length} characters are more than are drawn`);
  if (graph.edges.length > 500) found.push(`${graph.edges.length} edges are more than are drawn`);
  return found;
}

(async () => {
  const answers = [];
  for (const text of diagrams) answers.push(await faults(text));
  console.log(JSON.stringify(answers));
})();
