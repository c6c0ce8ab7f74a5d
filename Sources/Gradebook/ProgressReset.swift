extension Progress {
  /// What a reset forgets.
  public enum Scope: Hashable, Sendable {
    case everything
    case lesson(String)
    case exercise(String)

    var name: String {
      switch self {
      case .everything: "everything"
      case .lesson(let lesson): "lesson \(lesson)"
      case .exercise(let exercise): "exercise \(exercise)"
      }
    }
  }

  /// Hides what was done in the scope, until `undoReset`; returns how many events that were.
  ///
  /// - Parameter exercises: The exercises of the lesson, for a lesson's scope.
  @discardableResult
  public func reset(_ scope: Scope, exercises: [String] = []) throws(DatabaseError) -> Int {
    let time = time
    return try database.transaction { () throws(DatabaseError) in
      try database.run("INSERT INTO reset(at, scope) VALUES (?, ?)", [.integer(time), .text(scope.name)])
      let reset = Database.Value.integer(database.lastInsertedRow)
      switch scope {
      case .everything:
        try database.run("UPDATE place SET reset = ? WHERE reset = 0", [reset])
        return try database.run("UPDATE event SET reset = ? WHERE reset = 0", [reset])
      case .lesson(let lesson):
        try database.run("UPDATE place SET reset = ? WHERE reset = 0 AND lesson = ?", [reset, .text(lesson)])
        var count = try database.run(
          "UPDATE event SET reset = ? WHERE reset = 0 AND lesson = ?", [reset, .text(lesson)])
        for exercise in exercises { count += try hide(exercise, reset) }
        return count
      case .exercise(let exercise): return try hide(exercise, reset)
      }
    }
  }

  private func hide(_ exercise: String, _ reset: Database.Value) throws(DatabaseError) -> Int {
    try database.run(
      "UPDATE event SET reset = ? WHERE reset = 0 AND exercise = ?", [reset, .text(exercise)])
  }

  /// Takes the latest reset back; nil when there is none. A place reached since then stays.
  public func undoReset() throws(DatabaseError) -> Int? {
    try database.transaction { () throws(DatabaseError) in
      guard let reset = try database.rows("SELECT max(id) FROM reset", [], { $0.integer(0) }).first, reset > 0
      else { return nil }
      let count = try database.run("UPDATE event SET reset = 0 WHERE reset = ?", [.integer(reset)])
      try database.run("UPDATE OR IGNORE place SET reset = 0 WHERE reset = ?", [.integer(reset)])
      try database.run("DELETE FROM place WHERE reset = ?", [.integer(reset)])
      try database.run("DELETE FROM reset WHERE id = ?", [.integer(reset)])
      return count
    }
  }
}
