extension StyleSheet {
  /// Exercises and the room to answer them: lines eight millimetres apart, for a pen.
  static let exercises = """
    .exercise { border: 1px solid var(--faint); border-left: 3px solid var(--ink); padding: .8em 1em .4em; margin: 1.4em 0; }
    .exercise header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; margin: 0 0 .5em;
      gap: 0 1em; }
    .exercise header :is(h2, h3, h4, h5, h6) { margin: 0; font-size: 1.05em; }
    .exercise .ordinal::after, .hints .ordinal::after, .solution .ordinal::after { content: "."; }
    .facts { font-size: .84em; color: var(--soft); margin: 0; }
    .instruction { color: var(--soft); font-size: .92em; margin-bottom: .4em; }
    .options, .letters { list-style: none; padding: 0; counter-reset: letter; }
    .options > li, .letters > li { display: flex; align-items: baseline; counter-increment: letter; gap: .5em; }
    .options > li::before, .letters > li::before { content: counter(letter, lower-alpha); font-weight: bold; flex: none; }
    .options > li::after { content: ""; order: -1; flex: none; width: .8em; height: .8em; border: 1px solid var(--ink);
      align-self: flex-start; margin-top: .35em; }
    .options > li > div, .letters > li > div { flex: 1; min-width: 0; }
    .options > li > div > :last-child, .letters > li > div > :last-child { margin-bottom: 0; }
    .options .formula, .letters .formula, li > .formula:first-child, li > .formula.wide:first-child + .narrow { text-align: left; }
    .options .formula math, .letters .formula math, li > .formula:first-child math { display: inline math; }
    li > .formula:first-child { display: inline-block; padding: .25em 0; }
    .answer { padding-top: .3em; }
    .write.boxes { flex-wrap: wrap; }
    .write { display: flex; align-items: flex-end; gap: .5em; min-height: 8.5mm; }
    .write .label { flex: none; max-width: 60%; }
    .write .rule { flex: 1; border-bottom: .8px solid var(--soft); }
    .write.short .rule { max-width: 14em; }
    .write .rule.blank { flex: none; width: 4em; }
    .write .other { margin-left: auto; }
    .box { flex: none; width: .8em; height: .8em; border: 1px solid var(--ink); margin-bottom: .25em; }
    .box.large { width: 1.9em; height: 1.9em; margin-bottom: 0; }
    .key { padding: .3em .7em; background: var(--wash); border: 1px solid var(--faint); }
    .explanation { color: var(--soft); }
    .hints ol { padding-left: 1.6em; }
    .sheet-head { display: flex; flex-wrap: wrap; gap: .4em 2em; margin: 0 0 1.5em; }
    .sheet-head .field { display: flex; align-items: flex-end; flex: 1 1 8em; gap: .5em; min-height: 8.5mm; }
    .sheet-head .field:first-child { flex: 2 1 14em; }
    .sheet-head .rule { flex: 1; border-bottom: .8px solid var(--soft); }
    .sheet-head .given { font-weight: bold; }
    """
}
