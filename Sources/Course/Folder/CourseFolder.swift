import Glibc

/// Where lessons, exercises and the sources that they show are kept. Finding it reads no lesson.
public struct CourseFolder: Hashable, Sendable {
  /// The folder that holds `lessons` and `exercises`, without a slash at the end.
  public let root: String

  public init(root: String) {
    self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
  }

  /// The course that a program should use.
  ///
  /// In this order: the folder that `GRADUS_COURSE` names, whatever it holds; `../share/gradus` beside the
  /// program; the nearest folder with `lessons` and `exercises` above the current one, then above the program.
  public static func find(
    environment: (String) -> String?, executable: String, currentFolder: String
  ) -> CourseFolder? {
    if let named = environment("GRADUS_COURSE"), !named.isEmpty {
      return CourseFolder(root: Path.joined(currentFolder, named))
    }
    let shared = CourseFolder(root: Path.joined(Path.folder(of: executable), "../share/gradus"))
    if shared.isCourse { return shared }
    for start in [currentFolder, Path.folder(of: executable)] {
      var folder = Path.normalized(start)
      while true {
        let candidate = CourseFolder(root: folder)
        if candidate.isCourse { return candidate }
        let parent = Path.folder(of: folder)
        if parent == folder || folder == "." { break }
        folder = parent
      }
    }
    return nil
  }

  /// Whether the folders of a course are there.
  public var isCourse: Bool { isFolder(root + "/lessons") && isFolder(root + "/exercises") }

  public var lessonsFolder: String { root + "/lessons" }
  public var exercisesFolder: String { root + "/exercises" }

  /// All lessons, by week and number. Reads folders, no files.
  public func lessons() -> [CourseFile] { files(in: lessonsFolder) }

  /// All exercises, by week and name. Reads folders, no files.
  public func exercises() -> [CourseFile] { files(in: exercisesFolder) }

  /// The lesson of that id, `week2/07-computation-graph`.
  public func lesson(_ id: String) -> CourseFile? { file(id, in: lessonsFolder) }

  /// The exercise of that id, `week2/reverse-walk`.
  public func exercise(_ id: String) -> CourseFile? { file(id, in: exercisesFolder) }

  private func files(in folder: String) -> [CourseFile] {
    folderEntries(folder).filter { isFolder(folder + "/" + $0) }.sorted().flatMap { week in
      let names = Set(folderEntries(folder + "/" + week))
      let english = names.filter { $0.hasSuffix(".md") && !$0.hasSuffix(".zh.md") && $0 != "README.md" }
      return english.sorted().map { name in
        let stem = String(name.dropLast(3))
        return CourseFile(
          id: "\(week)/\(stem)", path: "\(folder)/\(week)/\(name)",
          chinesePath: names.contains(stem + ".zh.md") ? "\(folder)/\(week)/\(stem).zh.md" : nil)
      }
    }
  }

  private func file(_ id: String, in folder: String) -> CourseFile? {
    guard !id.split(separator: "/").contains("..") else { return nil }
    let path = "\(folder)/\(id).md"
    guard isFile(path) else { return nil }
    let chinese = "\(folder)/\(id).zh.md"
    return CourseFile(id: id, path: path, chinesePath: isFile(chinese) ? chinese : nil)
  }

  /// A path from a link in a file: `../../Sources/…` as seen from it.
  public static func path(of link: String, in file: String) -> String {
    Path.joined(Path.folder(of: file), link.removingPercentEscapes)
  }
}

/// A lesson or an exercise on disk, with its twin.
public struct CourseFile: Hashable, Sendable {
  /// `week2/07-computation-graph`.
  public let id: String
  /// The English file.
  public let path: String
  public let chinesePath: String?

  public init(id: String, path: String, chinesePath: String?) {
    self.id = id
    self.path = path
    self.chinesePath = chinesePath
  }

  /// The file in that language, the English one where there is no other.
  public func path(in language: Language) -> String {
    language == .chinese ? chinesePath ?? path : path
  }

  /// `week2`.
  public var week: String { String(id.prefix { $0 != "/" }) }

  /// The words of the first `# ` line, without reading the rest as Markdown; the id where there is none.
  public func title(in language: Language) -> String {
    guard let bytes = try? readFile(path(in: language)) else { return id }
    let text = String(decoding: bytes, as: UTF8.self)
    for line in text.split(separator: "\n") where line.hasPrefix("# ") {
      return String(line.dropFirst(2).trimmed)
    }
    return id
  }
}

extension String {
  /// `%20` as a space; an escape that is none stays.
  var removingPercentEscapes: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}
