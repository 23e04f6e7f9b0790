/** The question behind a panel, to be asked again where the graph is: `steppe query` or any endpoint. */

import { h } from "./dom";

/** Every line that names a thing, from either side. */
export function ofThing(iri: string): string {
  return [
    "SELECT ?subject ?predicate ?object WHERE {",
    `    VALUES ?thing { <${iri}> }`,
    "    { ?thing ?predicate ?object BIND(?thing AS ?subject) }",
    "    UNION",
    "    { ?subject ?predicate ?thing BIND(?thing AS ?object) }",
    "}",
  ].join("\n");
}

/** Records that name two things, and in which roles. */
export function ofPair(one: string, other: string): string {
  return ["SELECT DISTINCT ?record ?roleOfFirst ?roleOfSecond WHERE {", `    ?record ?roleOfFirst <${one}> ;`, `            ?roleOfSecond <${other}> .`, "}"].join("\n");
}

/** A query folded away under its name. */
export function sparql(text: string): HTMLElement {
  return h("details", { class: "sparql" }, h("summary", {}, "SPARQL for this"), h("pre", { tabindex: "0" }, text));
}
