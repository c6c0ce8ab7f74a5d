import Course
import Experiments
import Foundation
import SourceText

@testable import Pages

/// The small course of `Fixtures`: one lesson in two languages with four exercises.
enum FixtureCourse {
  static let folder = CourseFolder(root: testFolder.appendingPathComponent("Fixtures").path)

  static func lesson(_ language: Language) throws -> Lesson {
    let path = folder.lessonsFolder + "/week2/08-derivatives" + language.fileEnding
    return try Lesson.read(path)
  }

  static func surroundings(_ language: Language) -> PageSurroundings {
    var surroundings = PageSurroundings.course(folder, language: language)
    surroundings.result = { block in
      switch block.name {
      case "every-picture": .success(EveryPicture.result)
      case "plain-pictures": .success(EveryPicture.plain)
      default: PageSurroundings.run(block)
      }
    }
    return surroundings
  }

  /// The lesson as a page.
  static func page(_ settings: PageSettings) throws -> LessonPage {
    LessonPage(
      [try lesson(settings.language)], surroundings: surroundings(settings.language), settings: settings)
  }

  /// A text of ours as a page of its own, as if it stood in the course.
  static func page(of markdown: String, _ settings: PageSettings = PageSettings()) -> LessonPage {
    let name = folder.lessonsFolder + "/week2/99-own" + settings.language.fileEnding
    let lesson = Lesson(SourceFile(name: name, text: markdown))
    return LessonPage([lesson], surroundings: surroundings(settings.language), settings: settings)
  }
}

extension PrintedDocument {
  var text: String { String(decoding: html(), as: UTF8.self) }

  /// The page without its style sheet.
  var body: String {
    let text = text
    return text.range(of: "<body>").map { String(text[$0.upperBound...]) } ?? text
  }

  /// The same without what other modules are tested for, formulas and their words, and without pixels.
  var outline: String {
    var text = body
    for (pattern, replacement) in [
      ("(?s)(<math[^>]*>.*?</math>)+", "<math/>"), ("base64,[A-Za-z0-9+/=]*", "base64,…"),
      (" aria-label=\"[^\"]*\"", " aria-label"),
    ] {
      text = text.replacingOccurrences(of: pattern, with: replacement, options: .regularExpression)
    }
    return text
  }
}
