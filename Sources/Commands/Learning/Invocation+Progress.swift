import Course
import Gradebook
import Terminal

extension Invocation {
  /// The learner's file: `$XDG_STATE_HOME/gradus/progress.sqlite`, by default below `~/.local/state`.
  func progressPath() throws(CommandFailure) -> String {
    if let state = surroundings.environment("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/gradus/progress.sqlite"
    }
    guard let home = surroundings.environment("HOME"), !home.isEmpty else {
      throw CommandFailure(
        .inputOutput, "there is no place to keep progress: neither HOME nor XDG_STATE_HOME is set")
    }
    return home + "/.local/state/gradus/progress.sqlite"
  }

  /// The learner's progress, for commands that are about nothing else.
  func progress() throws(CommandFailure) -> Progress {
    do throws(DatabaseError) {
      return try Progress(path: try progressPathOrFailure()) { Clock.milliseconds }
    } catch {
      throw CommandFailure(error)
    }
  }

  private func progressPathOrFailure() throws(DatabaseError) -> String {
    do throws(CommandFailure) {
      return try progressPath()
    } catch {
      throw .cannotOpen(path: "progress.sqlite", reason: error.message)
    }
  }

  /// The learner's progress for a lesson, which goes on without: then it is forgotten at the end, and why is told.
  func progressOrMemory() -> (progress: Progress?, problem: DatabaseError?) {
    do throws(DatabaseError) {
      return (try Progress(path: try progressPathOrFailure()) { Clock.milliseconds }, nil)
    } catch {
      return (try? Progress.inMemory { Clock.milliseconds }, error)
    }
  }
}

extension CommandFailure {
  init(_ error: DatabaseError) {
    self.init(.inputOutput, error.message, help: error.help)
  }
}
