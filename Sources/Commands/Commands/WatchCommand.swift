import Course
import Experiments
import Glibc

extension Command {
  /// `gradus watch`: an answer sheet graded anew at every save.
  static let watch = Command(
    "watch", LocalizedText("grade an answer sheet at every save", "每次保存时重新批改答题纸"),
    arguments: "SHEET…", argumentCount: 1...20,
    description: LocalizedText(
      "Edit the sheet in any editor beside it. Ctrl-C ends it.", "在任意编辑器中填写答题纸。按 Ctrl-C 结束。"),
    examples: [
      Example(
        "gradus sheet week2 > week2.md && gradus watch week2.md",
        LocalizedText("fill it in and see the marks", "一边填写一边看分数"))
    ]
  ) { (invocation: inout Invocation) throws(CommandFailure) in
    try invocation.watch()
  }
}

extension Invocation {
  fileprivate mutating func watch() throws(CommandFailure) -> ExitStatus {
    var last: [FileState] = []
    while true {
      let now = arguments.map { FileState(Path.joined(surroundings.currentFolder, $0)) }
      if now != last {
        // A file that is being saved may be gone for a moment.
        if now.contains(where: { !$0.isThere }) && !last.isEmpty {
          usleep(100_000)
          continue
        }
        last = now
        if surroundings.isOutputTerminal && !isPlain {
          // Home and clear: the newest marks stand at the top.
          try surroundings.write(.output, Array("\u{1B}[H\u{1B}[2J\u{1B}[3J".utf8))
        }
        try gradeOnce()
        try report(localized("waiting for the next save; Ctrl-C ends", "等待下一次保存；按 Ctrl-C 结束"))
      }
      usleep(200_000)
    }
  }

  /// A sheet that cannot be read now may be readable after the next save.
  private mutating func gradeOnce() throws(CommandFailure) {
    do throws(CommandFailure) {
      _ = try Command.grade.run(&self)
      try flush()
    } catch  where error.status != .inputOutput && error.status != .fault {
      try report("gradus: \(error.message)" + (error.help.map { "\ngradus: \($0)" } ?? ""))
    }
  }
}

/// Enough of a file's facts to see that it was saved.
private struct FileState: Equatable {
  let isThere: Bool
  private let node: UInt
  private let size: Int
  private let seconds: Int
  private let nanoseconds: Int

  init(_ path: String) {
    var facts = stat()
    isThere = stat(path, &facts) == 0
    node = UInt(facts.st_ino)
    size = Int(facts.st_size)
    seconds = facts.st_mtim.tv_sec
    nanoseconds = facts.st_mtim.tv_nsec
  }
}
