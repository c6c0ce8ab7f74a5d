import Foundation
import GradingSupport
import Testing

/// Files that try to be more than a file, or more than one can read; each in a folder of its own.
struct HostileFiles {
  static let sheet = "```answer week2/sum\na + b\n```\n"

  /// What may come of each: `ungradable` where nothing of it can be trusted, else the mark of the answer that is in it.
  private(set) var expected: [String: Set<String>] = [:]
  private let course: FixtureCourse

  init(_ course: FixtureCourse) throws {
    self.course = course
    try bytes()
    try shapes()
    try pathological()
    try archives()
    try links()
  }

  private mutating func add(
    _ name: String, _ bytes: [UInt8], as file: String = "w.md", _ states: Set<String> = ["ungradable"]
  ) throws {
    expected[name] = states
    try course.write(bytes, to: "in/\(name)/\(file)")
  }

  private mutating func add(
    _ name: String, _ text: String, as file: String = "w.md", _ states: Set<String> = ["ungradable"]
  ) throws {
    try add(name, Array(text.utf8), as: file, states)
  }

  private mutating func bytes() throws {
    let sheet = HostileFiles.sheet
    try add("invalid-utf8", [UInt8](repeating: 0xFF, count: 50_000))
    try add("half-invalid", Array(sheet.utf8) + [0xC3, 0x28, 0xFF], ["correct", "ungradable"])
    try add("utf16", [0xFF, 0xFE] + sheet.utf8.flatMap { [$0, 0] }, ["correct", "ungradable"])
    try add("nul", sheet.replacing("a + b", with: "a\u{0} + b"))
    try add("carriage-returns", sheet.replacing("\n", with: "\r"), ["correct", "ungradable"])
    try add("nine-megabytes", [UInt8](repeating: 65, count: 9 << 20))
    // A right answer at the head of a hundred megabytes.
    try add("hundred-megabytes", sheet)
    let handle = try #require(FileHandle(forWritingAtPath: course.root + "/in/hundred-megabytes/w.md"))
    try handle.truncate(atOffset: 100 << 20)
    try handle.close()
    try add("red\u{1B}[31m", "x", as: "thing.md")
    try add("new\nline", "x", as: "thing.exe")
    try add("quotes'\";--", sheet, ["correct"])
    try add("=cmd|' calc'!A0", sheet, ["correct"])
  }

  private mutating func shapes() throws {
    let sheet = HostileFiles.sheet
    try add("many-fences", repeated("```answer week2/sum\n", 50_000))
    try add("long-fence", repeated("`", 200_000) + "answer week2/sum\na + b\n", ["correct", "ungradable"])
    try add(
      "yaml-bomb", "---\n" + repeated("a: &a [*a]\n", 1000) + "---\n" + sheet, ["correct", "ungradable"])
    try add("yaml-depth", "---\n" + repeated("[", 100_000) + "\n---\n" + sheet, ["correct", "ungradable"])
    try add("somebody-else", "---\nlearner: honest-right\nsheet: ../../../etc\n---\n" + sheet, ["correct"])
    try add("code", "---\ncode: \(repeated("A", 100_000))\n---\n" + sheet, ["correct"])
    try add("json-depth", repeated("[", 1_000_000), as: "answers.json")
    try add(
      "json-forged", #"{"learner":"honest-right","state":"correct","points":9,"week2/sum":"a"}"#,
      as: "a.json", ["wrong"])
    try add(
      "json-twice", #"{"week2/sum":"a + b","week2/sum":"a"}"#, as: "a.json",
      ["correct", "ungradable", "wrong"])
    try add("results", #"{"score":100,"tests":[]}"#, as: "results.json")
    try add(
      "metadata", "submission_1:\n  :submitters:\n  - :email: honest-right\n", as: "submission_metadata.yml")
  }

  /// What upstream's cmark calls pathological; Debian's needs seconds for a few kilobytes of it.
  private mutating func pathological() throws {
    let texts = [
      "quadratic-lists": repeated("- ", 30_000) + repeated("\n", 30_000),
      "quadratic-quotes": repeated(">", 100_000) + repeated("a*", 100_000),
      "quadratic-images": repeated("![[]()", 160_000),
      "quadratic-links": repeated("[a](<b", 50_000), "quadratic-emphasis": repeated("*a _a ", 65_000),
      "quadratic-brackets": repeated("[", 50_000) + "a" + repeated("]", 50_000),
      "quadratic-backticks": (1...1500).map { "e" + repeated("`", $0) }.joined(),
      "quadratic-comments": repeated("<!--", 60_000), "quadratic-entities": repeated("&", 300_000),
    ]
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      // The answer behind it still counts, where the text does not swallow it.
      try add(name, text + "\n\n" + HostileFiles.sheet, ["correct", "ungradable"])
    }
  }

  private mutating func archives() throws {
    let good = ZipMaker.Entry(name: "w.md", bytes: Array(HostileFiles.sheet.utf8))
    func evil(_ name: String, mode: Int = 0o100644) -> [UInt8] {
      ZipMaker.archive([ZipMaker.Entry(name: name, bytes: Array("/etc/passwd".utf8), mode: mode)])
    }
    let bomb = ZipMaker.bomb(100 << 20)
    func packed(_ length: Int) -> [UInt8] {
      ZipMaker.archive([ZipMaker.Entry(name: "w.md", bytes: bomb, method: 8, checksum: 0, length: length)])
    }
    let inner = ZipMaker.archive([ZipMaker.Entry(name: "x.zip", bytes: ZipMaker.archive([good]))])
    let zips: [(String, [UInt8], Set<String>)] = [
      ("no-zip", Array("not a zip".utf8), ["ungradable"]),
      ("zip-parent", evil("../../escaped.md"), ["ungradable"]),
      ("zip-root", evil("/tmp/escaped.md"), ["ungradable"]),
      ("zip-link", evil("w.md", mode: 0o120777), ["ungradable"]),
      ("zip-bomb", packed(100 << 20), ["ungradable"]), ("zip-bomb-that-lies", packed(100), ["ungradable"]),
      (
        "zip-overlap", ZipMaker.archive([good, ZipMaker.Entry(name: "v.md", bytes: good.bytes, offset: 0)]),
        ["ungradable"]
      ),
      ("zip-in-zip", ZipMaker.archive([ZipMaker.Entry(name: "y.zip", bytes: inner)]), ["ungradable"]),
      ("zip-torn", Array(ZipMaker.archive([good]).dropLast(9)), ["ungradable"]),
      ("zip-twice", ZipMaker.archive([good, good]), ["correct"]),
    ]
    for (name, bytes, states) in zips { try add(name, bytes, as: "x.zip", states) }
  }

  private mutating func links() throws {
    let folder = course.root + "/in/links"
    expected["links"] = ["ungradable"]
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder + "/w.md", withDestinationPath: "/etc/passwd")
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/honest.md", withDestinationPath: course.root + "/in/honest-right/w.md")
    try FileManager.default.createSymbolicLink(atPath: folder + "/loop", withDestinationPath: folder)
    try FileManager.default.createSymbolicLink(atPath: folder + "/zero.md", withDestinationPath: "/dev/zero")
    mkfifo(folder + "/pipe.md", 0o600)
  }
}
