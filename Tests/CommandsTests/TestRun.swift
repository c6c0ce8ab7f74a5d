import Synchronization

@testable import Commands

/// A command line run in this process, with an outside world of its own.
struct TestRun {
  let status: Int32
  let output: String
  let errors: String

  init(
    _ words: [String], input: String = "", environment: [String: String] = [:],
    folder: String = "/nonexistent"
  ) {
    let world = World(input: Array(input.utf8))
    let surroundings = Surroundings(
      environment: { environment[$0] }, executable: "/nonexistent/bin/gradus", currentFolder: folder,
      isInputTerminal: false, isOutputTerminal: false,
      read: { limit in world.read(limit) },
      write: { stream, bytes in world.write(stream, bytes) })
    status = runCommandLine(["gradus"] + words, in: surroundings)
    (output, errors) = world.written
  }

  private final class World: Sendable {
    private struct State {
      var input: [UInt8]
      var output: [UInt8] = []
      var errors: [UInt8] = []
    }

    private let state: Mutex<State>

    init(input: [UInt8]) {
      state = Mutex(State(input: input))
    }

    func read(_ limit: Int) -> [UInt8] {
      state.withLock { state in
        let piece = Array(state.input.prefix(limit))
        state.input.removeFirst(piece.count)
        return piece
      }
    }

    func write(_ stream: Surroundings.Stream, _ bytes: [UInt8]) {
      state.withLock { state in
        if stream == .output { state.output += bytes } else { state.errors += bytes }
      }
    }

    var written: (String, String) {
      state.withLock { state in
        (String(decoding: state.output, as: UTF8.self), String(decoding: state.errors, as: UTF8.self))
      }
    }
  }
}
