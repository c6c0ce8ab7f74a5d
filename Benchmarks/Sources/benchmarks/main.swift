import Glibc

do {
  let options = try Options(Array(CommandLine.arguments.dropFirst()))
  guard let group = Group.all.first(where: { $0.name == options.group }) else {
    throw Options.Unreadable(description: "'\(options.group)' is not a group: \(Group.names)")
  }
  print(try group.run(options))
} catch {
  let message = "benchmarks: \(error)\n"
  _ = message.withCString { write(2, $0, strlen($0)) }
  exit(64)
}
