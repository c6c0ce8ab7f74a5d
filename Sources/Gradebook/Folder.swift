internal import Glibc

/// Folders that our files live in.
enum Folder {
  /// Makes the folder of a file, and those above it, for this person alone.
  static func make(for path: String) throws(DatabaseError) {
    var folders: [String] = []
    var rest = parent(of: path)
    while !rest.isEmpty && rest != "/" && access(rest, F_OK) != 0 {
      folders.append(rest)
      rest = parent(of: rest)
    }
    for folder in folders.reversed() where mkdir(folder, 0o700) != 0 && errno != EEXIST {
      throw .cannotOpen(path: path, reason: String(cString: strerror(errno)))
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
