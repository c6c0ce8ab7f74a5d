/// `benchmarks GROUP [--threads N] [--only NAME,NAME] [--file PAIRS]`.
struct Options {
  let group: String
  var threads = 1
  /// Tasks whose names begin so; all where empty.
  var only: [String] = []
  /// Further files of pairs, for the group `formulas`.
  var files: [String] = []

  struct Unreadable: Error, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: [String]) throws(Unreadable) {
    guard let group = arguments.first else {
      throw Unreadable(description: "name a group: \(Group.names)")
    }
    self.group = group
    var rest = arguments.dropFirst()
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw Unreadable(description: "'\(option)' needs a value") }
      switch option {
      case "--threads":
        guard let count = Int(value), count > 0 else {
          throw Unreadable(description: "'\(value)' is not a number of threads")
        }
        threads = count
      case "--only": only = value.split(separator: ",").map(String.init)
      case "--file": files.append(value)
      default: throw Unreadable(description: "'\(option)' is not known: --threads, --only, --file")
      }
    }
  }

  func wants(_ task: String) -> Bool { only.isEmpty || only.contains { task.hasPrefix($0) } }
}
