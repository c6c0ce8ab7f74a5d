import Course
import SourceText

extension Invocation {
  /// The course that this run is about.
  func course() throws(CommandFailure) -> CourseFolder {
    let found = CourseFolder.find(
      environment: surroundings.environment, executable: surroundings.executable,
      currentFolder: surroundings.currentFolder)
    guard let found else {
      throw CommandFailure(
        .noSuchFile, "no course is here or above here",
        help: "set GRADUS_COURSE to the folder that holds 'lessons' and 'exercises'")
    }
    guard found.isCourse else {
      throw CommandFailure(.noSuchFile, "\(found.root): holds no 'lessons' and 'exercises'")
    }
    return found
  }

  /// A file that was named on the command line, `-` for standard input.
  func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    if path == "-" {
      var bytes: [UInt8] = []
      while true {
        let piece = try surroundings.read(1 << 16)
        if piece.isEmpty { return bytes }
        bytes += piece
      }
    }
    do throws(FileError) {
      return try readFile(path)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension CommandFailure {
  init(_ error: FileError) {
    let status: ExitStatus =
      switch error.reason {
      case .missing, .isFolder: .noSuchFile
      case .tooLarge: .undecided
      case .system: .inputOutput
      }
    self.init(status, error.message)
  }
}
