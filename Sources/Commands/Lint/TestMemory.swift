import Course
import Glibc
import SourceText

/// Remembers between runs which code exercises passed their own tests, so that they are compiled once and not every time.
///
/// An entry is an empty file named by a hash of all that the outcome depends on: the exercise's files, this program, and the
/// compiler. It lies below `$XDG_CACHE_HOME/gradus`, by default `~/.cache/gradus`, and may be deleted at any time.
struct TestMemory: Sendable {
  private let folder: String
  private let version: String

  /// Nil where nothing can be kept.
  init?(_ surroundings: Surroundings) {
    let environment = surroundings.environment
    guard let root = environment("XDG_CACHE_HOME") ?? environment("HOME").map({ $0 + "/.cache" }),
      root.hasPrefix("/")
    else { return nil }
    var hash = Fingerprint()
    hash.add(GraderVersion.current(surroundings))
    hash.add(TestMemory.compiler(environment("PATH") ?? ""))
    folder = root + "/gradus/tested"
    version = hash.text
  }

  func holds(_ exercise: Exercise) -> Bool { access(path(of: exercise), F_OK) == 0 }

  func keep(_ exercise: Exercise) {
    var place = ""
    for part in folder.split(separator: "/") {
      place += "/" + part
      mkdir(place, 0o700)
    }
    let file = open(path(of: exercise), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    if file >= 0 { close(file) }
  }

  private func path(of exercise: Exercise) -> String {
    var hash = Fingerprint()
    hash.add(exercise.id)
    hash.add(exercise.source.text)
    hash.add(exercise.words.text)
    return "\(folder)/\(version)-\(hash.text)"
  }

  /// Where the compiler lies, its size and when it was changed.
  private static func compiler(_ path: String) -> String {
    for folder in path.split(separator: ":") {
      var facts = stat()
      if stat("\(folder)/swiftc", &facts) == 0 {
        return "\(folder) \(facts.st_size) \(facts.st_mtim.tv_sec) \(facts.st_mtim.tv_nsec)"
      }
    }
    return ""
  }
}
