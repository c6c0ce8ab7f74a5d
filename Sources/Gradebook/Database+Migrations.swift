extension Database {
  /// Brings the file to the newest schema: step `n` of `steps` leads from version `n` to `n + 1`.
  ///
  /// The version is SQLite's `user_version`. Steps are never edited once released, only added to.
  public func migrate(_ steps: [String]) throws(DatabaseError) {
    if try version == steps.count { return }
    try transaction { () throws(DatabaseError) in
      // Asked again under the lock: another program may have done it meanwhile.
      let found = try version
      if found > steps.count { throw .newer(path: path, found: found, known: steps.count) }
      for step in steps[found...] { try execute(step) }
      try execute("PRAGMA user_version = \(steps.count)")
    }
  }

  /// How many migrations the file has seen.
  public var version: Int {
    get throws(DatabaseError) { try rows("PRAGMA user_version") { $0.integer(0) }.first ?? 0 }
  }
}
