internal import Glibc

/// Adds a run to the file of a gradebook so that at every moment either the old or the new file is there.
///
/// The new one is written beside the old, in the canonical form that SQLite's VACUUM gives, and put in its place by renaming;
/// so that the same submissions give the same bytes, however often the run was interrupted.
public enum GradebookFile {
  /// - Returns: How many submissions were new; nil where the run was in the file already.
  @discardableResult
  public static func add(
    _ batch: GradingBatch, _ submissions: some Sequence<GradedSubmission>,
    unfitting: [(path: String, message: String)], to path: String
  ) throws(DatabaseError) -> Int? {
    let draft = path + ".draft"
    let finished = path + ".new"
    for leftover in [
      draft, draft + "-wal", draft + "-shm", draft + "-journal", finished, finished + "-journal",
    ] {
      unlink(leftover)
    }
    if access(path, F_OK) == 0 {
      // Only read: opened for writing, its first bytes would tell of the log that goes with that.
      let old = try ClassGradebook(path: path, access: .readOnly)
      if try old.holds(batch) { return nil }
      try old.database.run("VACUUM INTO ?", [.text(draft)])
    }
    let count = try fill(draft, batch, submissions, unfitting, into: finished)
    try place(finished, at: path)
    for leftover in [draft, draft + "-wal", draft + "-shm"] { unlink(leftover) }
    return count
  }

  private static func fill(
    _ draft: String, _ batch: GradingBatch, _ submissions: some Sequence<GradedSubmission>,
    _ unfitting: [(path: String, message: String)], into finished: String
  ) throws(DatabaseError) -> Int {
    let book = try ClassGradebook(path: draft)
    let count = try book.add(batch, submissions, unfitting: unfitting)
    try book.database.run("VACUUM INTO ?", [.text(finished)])
    return count
  }

  private static func place(_ finished: String, at path: String) throws(DatabaseError) {
    try synchronize(finished)
    for leftover in [path + "-wal", path + "-shm"] { unlink(leftover) }
    guard rename(finished, path) == 0 else {
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try synchronize(folder.isEmpty ? "/" : folder)
  }

  private static func synchronize(_ path: String) throws(DatabaseError) {
    let handle = open(path, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
    defer { close(handle) }
    fsync(handle)
  }
}
