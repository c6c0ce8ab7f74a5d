/// Tasks that belong together; a group prints one line of JSON.
struct Group {
  let name: String
  let run: (Options) throws -> String

  /// Every group: a new one is a file of its own and a line here.
  static var all: [Group] {
    [
      Group(name: "numerics", run: NumericsBenchmarks.run),
      Group(name: "formulas", run: FormulaBenchmarks.run),
      Group(name: "start", run: StartBenchmarks.run),
    ]
  }

  static var names: String { all.map { $0.name }.joined(separator: ", ") }
}
