import Glibc
import Testing

@testable import Commands

/// The scripts are read by the shells themselves, where these are installed.
@Test(arguments: ["bash", "zsh", "fish"])
func completionsAreReadableToTheShell(_ shell: String) throws {
  let run = TestRun(["completions", shell])
  #expect(run.status == 0)
  for command in Command.all { #expect(run.output.contains(command.name)) }
  let path = "/usr/bin/" + shell
  guard access(path, X_OK) == 0 else { return }
  #expect(shellAccepts(path, run.output))
}

@Test func bashCompletesCommandsAndOptions() throws {
  let script = TestRun(["completions", "bash"]).output
  func completed(_ words: String) -> [String] {
    let cursor = words.split(separator: " ", omittingEmptySubsequences: false).count - 1
    let program =
      script
      + "\nCOMP_WORDS=(\(words)) COMP_CWORD=\(cursor); [ ${#COMP_WORDS[@]} -gt \(cursor) ] || COMP_WORDS+=('')\n"
      + "_gradus; printf '%s\\n' \"${COMPREPLY[@]}\""
    return output(of: "/bin/bash", program).split(separator: "\n").map(String.init)
  }
  #expect(completed("gradus le") == ["learn"])
  #expect(completed("gradus learn --st") == ["--step"])
  #expect(completed("gradus --lang z") == ["zh"])
  #expect(completed("gradus equal --syntax num") == ["numpy"])
}

@Test func anUnknownShellIsRefused() {
  let run = TestRun(["completions", "csh"])
  #expect(run.status == 64)
}

@Test func theManualNamesEverything() {
  let run = TestRun(["man"])
  #expect(run.status == 0)
  #expect(run.output.hasPrefix(".TH GRADUS 1"))
  for command in Command.all {
    #expect(run.output.contains("gradus \(command.name)"))
    for option in command.options {
      #expect(run.output.contains("\\-\\-\(option.name.replacing("-", with: "\\-"))"))
    }
  }
}

private func shellAccepts(_ shell: String, _ script: String) -> Bool {
  output(of: shell, script + "\necho read-to-the-end", arguments: ["-c"]).hasSuffix("read-to-the-end\n")
}

/// What a shell prints when it runs a script.
private func output(of shell: String, _ script: String, arguments: [String] = ["-c"]) -> String {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { return "" }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
  posix_spawn_file_actions_addclose(&actions, ends[0])
  defer { posix_spawn_file_actions_destroy(&actions) }
  var words: [UnsafeMutablePointer<CChar>?] = ([shell] + arguments + [script]).map { strdup($0) } + [nil]
  defer { for word in words { free(word) } }
  var child = pid_t()
  guard posix_spawn(&child, shell, &actions, nil, &words, environ) == 0 else { return "" }
  close(ends[1])
  var bytes: [UInt8] = []
  while true {
    let piece = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, read(ends[0], buffer.baseAddress, buffer.count))
    }
    if piece.isEmpty { break }
    bytes += piece
  }
  close(ends[0])
  var status: Int32 = 0
  waitpid(child, &status, 0)
  return String(decoding: bytes, as: UTF8.self)
}
