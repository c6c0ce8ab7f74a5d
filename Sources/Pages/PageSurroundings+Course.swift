public import Course
internal import Glibc
internal import SourceText

extension PageSurroundings {
  /// What lessons of a course link to, read from its folder and from nowhere else.
  ///
  /// - Parameter language: Whose words exercises have.
  public static func course(_ course: CourseFolder, language: Language) -> PageSurroundings {
    let root = realPath(course.root) ?? course.root
    let inside = { @Sendable (path: String, source: String) -> String? in
      guard let real = realPath(CourseFolder.path(of: path, in: source)) else { return nil }
      return real.hasPrefix(root + "/") ? real : nil
    }
    return PageSurroundings(
      exercise: { link, source in
        guard case .exercise(let path) = link.target, let file = inside(path, source) else {
          return .failure(Missing("there is no '\(link.destination)' in this course"))
        }
        do throws(ExerciseError) {
          return .success(try Exercise.read(file, in: language))
        } catch {
          return .failure(Missing(error.message))
        }
      },
      excerpt: { link, source in
        guard case .implementation(let path, let symbol) = link.target, let file = inside(path, source) else {
          return .failure(Missing("there is no '\(link.destination)' in this course"))
        }
        do throws(ExcerptError) {
          let found = try Excerpt.of(symbol, in: file)
          return .success(
            Excerpt(
              path: Path.relative(file, to: root), symbol: found.symbol, text: found.text,
              firstLine: found.firstLine, lastLine: found.lastLine))
        } catch {
          return .failure(Missing(error.message, help: error.help))
        }
      },
      image: { image, source in
        guard let file = inside(image, source), let kind = Image.Kind(ofFile: file),
          let bytes = try? readFile(file, limit: 4 << 20)
        else { return nil }
        return Image(kind, bytes)
      })
  }

  /// The path without symbolic links; nil where there is no such file.
  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

extension PageSurroundings.Image.Kind {
  init?(ofFile path: String) {
    switch path.split(separator: ".").last?.lowercased() {
    case "png": self = .png
    case "jpg", "jpeg": self = .jpeg
    case "gif": self = .gif
    case "webp": self = .webp
    default: return nil
    }
  }
}
