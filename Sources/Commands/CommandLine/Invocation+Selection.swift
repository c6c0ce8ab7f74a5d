import Course

extension Invocation {
  /// The exercises that arguments name: `week2`, an exercise (`week2/reverse-walk`), a lesson as `LessonFinder` finds
  /// it (those it places, in its order), or the path of a file.
  func exercises(named names: [String]) throws(CommandFailure) -> [CourseFile] {
    let course = try course()
    let all = course.exercises()
    var found: [CourseFile] = []
    for name in names {
      found += try exercises(named: name, all, course)
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.id).inserted }
  }

  private func exercises(
    named name: String, _ all: [CourseFile], _ course: CourseFolder
  ) throws(CommandFailure) -> [CourseFile] {
    let week = all.filter { $0.week == name }
    if !week.isEmpty { return try inOrder(week, of: course.lessons().filter { $0.week == name }) }
    if let exercise = all.first(where: { $0.id == name }) { return [exercise] }
    let path = Path.joined(surroundings.currentFolder, name)
    if isFile(path) {
      if path.split(separator: "/").contains("lessons") { return try placed(in: path) }
      return [CourseFile(id: Exercise.id(ofFile: path), path: path, chinesePath: nil)]
    }
    if let lesson = try lessonFinder.lesson(name) { return try placed(in: lesson.path) }
    let near = nearest(to: name, among: all.map(\.id) + all.map(\.week))
    throw CommandFailure(
      .noSuchFile, "'\(name)' is no week, lesson or exercise",
      help: near.map { "did you mean '\($0)'?" } ?? "'gradus list exercises' names them all")
  }

  /// A week's exercises in the order in which its lessons place them; those that no lesson places at the end.
  private func inOrder(_ files: [CourseFile], of lessons: [CourseFile]) throws(CommandFailure) -> [CourseFile]
  {
    var order: [String: Int] = [:]
    for lesson in lessons {
      for file in try placed(in: lesson.path) where order[file.id] == nil { order[file.id] = order.count }
    }
    return files.enumerated().sorted { one, two in
      (order[one.element.id] ?? Int.max, one.offset) < (order[two.element.id] ?? Int.max, two.offset)
    }.map(\.element)
  }

  private func placed(in path: String) throws(CommandFailure) -> [CourseFile] {
    let lesson: Lesson
    do throws(FileError) { lesson = try Lesson.read(path) } catch { throw CommandFailure(error) }
    return lesson.steps.flatMap(\.exercises).compactMap { link in
      guard case .exercise(let file) = link.target else { return nil }
      let place = CourseFolder.path(of: file, in: path)
      return CourseFile(id: Exercise.id(ofFile: place), path: place, chinesePath: nil)
    }
  }

  /// Reads an exercise in the language of this run.
  func exercise(_ file: CourseFile) throws(CommandFailure) -> Exercise {
    do throws(ExerciseError) {
      return try Exercise.read(file.path, in: language)
    } catch {
      if case .file(let error) = error { throw CommandFailure(error) }
      throw CommandFailure(.undecided, "an exercise is faulty\n\(error.message)")
    }
  }
}
