import Foundation
import GradingSupport
import Testing

@testable import Grading

@Test(arguments: [
  ("../evil.md", 0o100644, 0), ("/etc/evil.md", 0o100644, 0), ("a/../../evil.md", 0o100644, 0),
  ("..\\evil.md", 0o100644, 0), ("C:evil.md", 0o100644, 0), ("link.md", 0o120777, 0),
  ("pipe.md", 0o010644, 0),
  ("secret.md", 0o100644, 1), ("nul\u{0}.md", 0o100644, 0),
])
func refusesEntries(_ name: String, _ mode: Int, _ flags: Int) throws {
  let bytes = ZipMaker.archive([
    ZipMaker.Entry(name: "good.md", bytes: Array("x".utf8)),
    ZipMaker.Entry(name: name, bytes: Array("/etc/passwd".utf8), mode: mode, flags: flags),
  ])
  let archive = try ZipArchive(bytes)
  #expect(archive.entries[0].obstacle == nil)
  #expect(archive.entries[1].obstacle != nil)
  #expect(throws: SubmissionFault.self) { try archive.unpack(archive.entries[1], limit: 1000).get() }
  #expect(try archive.unpack(archive.entries[0], limit: 1000).get() == Array("x".utf8))
}

@Test func refusesOverlappingAndDamagedEntries() throws {
  let first = ZipMaker.Entry(name: "a.md", bytes: [UInt8](repeating: 65, count: 100))
  let second = ZipMaker.Entry(name: "b.md", bytes: [UInt8](repeating: 65, count: 100), offset: 0)
  let bomb = try ZipArchive(ZipMaker.archive([first, second]))
  #expect(bomb.entries.allSatisfy { $0.obstacle == "it overlaps another entry" })
  let damaged = try ZipArchive(ZipMaker.archive([ZipMaker.Entry(name: "a.md", bytes: [1, 2], checksum: 7)]))
  #expect(throws: SubmissionFault.self) { try damaged.unpack(damaged.entries[0], limit: 10).get() }
  for count in 0..<60 { _ = try? ZipArchive(Array(ZipMaker.archive([first]).prefix(count))) }
  #expect(throws: ZipArchive.Failure.self) { try ZipArchive([]) }
}

/// Runs the `zip` program; nil where there is none.
private func zipped(_ files: [String: [UInt8]]) throws -> [UInt8]? {
  guard FileManager.default.isExecutableFile(atPath: "/usr/bin/zip") else { return nil }
  let folder = FileManager.default.temporaryDirectory.path + "/zip-\(UUID().uuidString)"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  for (name, bytes) in files { try Data(bytes).write(to: URL(fileURLWithPath: folder + "/" + name)) }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/zip")
  process.arguments = ["-q", "-9", "out.zip"] + files.keys.sorted()
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  try process.run()
  process.waitUntilExit()
  return Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/out.zip")))
}

@Test func unpacksWhatOthersPack() throws {
  var random = SystemRandomNumberGenerator()
  let noise = (0..<70_000).map { _ in UInt8.random(in: 0...255, using: &random) }
  let text = Array(String(repeating: "dJ/db = 3c\n", count: 20_000).utf8)
  guard let bytes = try zipped(["noise": noise, "text": text, "tiny": [1], "empty": []]) else { return }
  let archive = try ZipArchive(bytes)
  for entry in archive.entries {
    let expected = ["noise": noise, "text": text, "tiny": [1], "empty": []][entry.name]
    #expect(try archive.unpack(entry, limit: 1 << 20).get() == expected)
  }
  let big = try #require(archive.entries.first { $0.name == "text" })
  #expect(throws: SubmissionFault.self) { try archive.unpack(big, limit: 1000).get() }
}

@Test func readsGradescopesMetadata() {
  let text = """
    ---
    submission_1:
      :submitters:
      - :name: Ada Lovelace
        :sid: '7'
        :email: ada@x.org
      - :name: "Bob"
        :sid: 8
      :created_at: 2026-11-20 12:00:00.500000000 Z
      :results:
        :tests:
        - :name: not a person
    submission_2:
      :created_at: 2026-11-20 20:00:00 +08:00
      :submitters:
      - :name: Eve
        :email: eve@x.org

    """
  let facts = GradescopeMetadata(text).submissions
  #expect(facts["submission_1"]?.learners.map(\.key) == ["ada@x.org", "8"])
  #expect(facts["submission_1"]?.learners.first?.name == "Ada Lovelace")
  #expect(facts["submission_1"]?.createdAt.map { $0 % 1000 } == 500)
  #expect(facts["submission_2"]?.createdAt == facts["submission_1"]?.createdAt.map { $0 - 500 })
  #expect(facts["submission_2"]?.learners.map(\.key) == ["eve@x.org"])
}

@Test func readsMoodlesNames() {
  let folder = MoodleName("Ada Lovelace_4711_assignsubmission_file_")
  #expect(folder?.learner.key == "Participant 4711")
  #expect(folder?.learner.name == "Ada Lovelace")
  #expect(MoodleName("Ada_1_assignsubmission_file_week2.md")?.rest == "week2.md")
  #expect(MoodleName("A_2_assignsubmission_onlinetext_onlinetext.html")?.isOnlineText == true)
  #expect(MoodleName("week2.md") == nil)
  #expect(HTMLText.plain("<p>a &lt; b<br>c&#39;&amp;</p>") == "a < b\nc'&\n")
}

@Test(arguments: [
  ("1970-01-01", 0), ("1970-01-02T00:00:00Z", 86_400_000), ("2026-11-20 23:59 +08:00", 1_795_190_340_000),
  ("2000-02-29 12:00:00.25 UTC", 951_825_600_250), ("2026-13-01", nil), ("soon", nil),
  ("2026-11-20 10:00 +", nil),
])
func readsTimes(_ text: String, _ expected: Int?) {
  #expect(Timestamp.read(text) == expected)
  if let expected { #expect(Timestamp.read(Timestamp.text(expected)) == expected / 1000 * 1000) }
}

@Test func findsEveryLayout() throws {
  let root = FileManager.default.temporaryDirectory.path + "/found-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: root) }
  func write(_ path: String, _ bytes: [UInt8]) throws {
    let place = URL(fileURLWithPath: root + "/" + path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }
  let sheet = Array("```answer w/a\n1\n```\n".utf8)
  try write("plain/ada/w.md", sheet)
  try write("plain/bob.md", sheet)
  try write("plain/carl.zip", ZipMaker.archive([.init(name: "w.md", bytes: sheet)]))
  try write("plain/ada/photo.png", [1])
  try write("plain/__MACOSX/x", [1])
  let json = "[{\"learner\":\"dora\",\"exercise\":\"w/a\",\"answer\":\"1\"},{\"exercise\":\"w/a\"}]"
  try write("plain/more.json", Array(json.utf8))
  try write(
    "scope/export/submission_metadata.yml",
    Array("submission_5:\n  :submitters:\n  - :name: E\n    :email: e@x\n".utf8))
  try write("scope/export/submission_5/w.md", sheet)
  try write("scope/export/submission_6/w.md", sheet)
  try write(
    "moodle.zip",
    ZipMaker.archive([
      .init(name: "Fay_9_assignsubmission_file_/w.md", bytes: sheet),
      .init(name: "Gus_8_assignsubmission_file_w.md", bytes: sheet),
    ]))
  mkfifo(root + "/plain/pipe.md", 0o600)
  try FileManager.default.createDirectory(atPath: root + "/plain/zoe", withIntermediateDirectories: true)
  try FileManager.default.createSymbolicLink(
    atPath: root + "/plain/zoe/w.md", withDestinationPath: root + "/plain/bob.md")
  let set = SubmissionSet(["plain", "scope", "moodle.zip", "nowhere"].map { root + "/" + $0 })
  #expect(
    set.submissions.map(\.learner.key) == [
      "Participant 8", "Participant 9", "ada", "bob", "carl", "dora", "e@x", "zoe",
    ])
  let reader = SubmissionReader(exercises: ["w/a"])
  for submission in set.submissions {
    let read = reader.read(submission, in: set)
    #expect(read.answers.map(\.text) == (submission.learner.key == "zoe" ? [] : ["1"]), "\(submission)")
    #expect(read.isIncomplete == ["ada", "zoe"].contains(submission.learner.key))
  }
  let listed = set.unfitting.map(\.path).joined(separator: "\n")
  for name in ["photo.png", "pipe.md", "more.json", "submission_6", "nowhere"] {
    #expect(listed.contains(name))
  }
}

@Test func groupsTextsThatShareTheirOwn() {
  var texts = (0..<40).map { number in
    "dJ/db = dJ/dv * dv/du * du/db\n"
      + (0..<6).map { "step \(number * 7919 % 1000) then \(number * 31 % 97) of x_\($0 * number)" }.joined(
        separator: "\n")
  }
  texts.append(texts[3].replacingOccurrences(of: "then", with: "then"))
  let pairs = Similarity(texts).pairs()
  #expect(pairs.first?.first == 3)
  #expect(pairs.first?.second == 40)
  #expect(pairs.count == 1)
}
