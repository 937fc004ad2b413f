package murmuration.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stranger's Maven project that has the one dependency of docs/library.md compiles and runs the
 * programs of that page. The library is installed from a copy of its sources into a copy of the
 * local repository.
 */
@Tag("slow")
class StrangerTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern DEPENDENCY =
      Pattern.compile("(?s)```xml\n(<dependency>.*?</dependency>)");
  private static final Pattern COMMAND = Pattern.compile("(?m)^mvn -B -Dquick install$");

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.example</groupId>
        <artifactId>stranger</artifactId>
        <version>1</version>
        <properties>
          <maven.compiler.release>17</maven.compiler.release>
          <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
        </properties>
        <dependencies>
          %s
        </dependencies>
        <build>
          <plugins>
            <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.16.0</version></plugin>
            <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
            <plugin>
              <artifactId>maven-jar-plugin</artifactId>
              <version>3.5.1</version>
              <configuration>
                <archive>
                  <manifest>
                    <addClasspath>true</addClasspath>
                    <classpathPrefix>%s</classpathPrefix>
                    <classpathLayoutType>repository</classpathLayoutType>
                  </manifest>
                </archive>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  @TempDir private Path temporary;
  private Path repository;

  /** Hard links where they can be made; nothing of Murmuration itself. */
  @BeforeEach
  void copyTheLocalRepository() throws IOException, InterruptedException {
    repository = temporary.resolve("repository");
    String from =
        System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository");
    shell(
        temporary,
        "{ cp -al '%s' '%s' 2>/dev/null || { rm -rf '%2$s'; cp -a '%1$s' '%2$s'; }; }"
                .formatted(from, repository)
            + " && rm -rf '%s/io/github/murmuration'".formatted(repository));
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void oneDependencyIsEnough() throws IOException, InterruptedException {
    String page = Files.readString(HOME.resolve("docs/library.md"));
    install(page);
    Matcher dependency = DEPENDENCY.matcher(page);
    assertTrue(dependency.find());
    Path project = Files.createDirectories(temporary.resolve("stranger"));
    Files.writeString(
        project.resolve("pom.xml"),
        POM.formatted(dependency.group(1), repository.toUri().getPath()));
    Path sources = Files.createDirectories(project.resolve("src/main/java/org/example"));
    for (String name : List.of("ComputeCoefficients", "RunDensity", "RunScenario")) {
      String source =
          Files.readString(Path.of("src/main/java/murmuration/examples", name + ".java"));
      Files.writeString(
          sources.resolve(name + ".java"),
          source.replace("package murmuration.examples", "package org.example"));
    }
    maven(project, "package -Dmaven.test.skip=true");

    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String run =
        "'"
            + java
            + "' -Duser.language=en -XX:+IgnoreUnrecognizedVMOptions"
            + " --sun-misc-unsafe-memory-access=allow -cp target/stranger-1.jar org.example.";
    for (String name : List.of("ComputeCoefficients", "RunDensity")) {
      String printed = shell(project, run + name);
      assertTrue(page.contains(printed) && !printed.isBlank(), printed);
    }
    String scenario = HOME.resolve("examples/scenarios/phase-transition.yaml").toString();
    String printed = shell(project, run + "RunScenario '" + scenario + "' swarm.h5");
    assertTrue(page.contains(printed) && !printed.isBlank(), printed);
    assertTrue(Files.size(project.resolve("swarm.h5")) > 10_000);
  }

  private void install(String page) throws IOException, InterruptedException {
    Matcher command = COMMAND.matcher(page);
    assertTrue(command.find());
    Path clone = Files.createDirectories(temporary.resolve("clone"));
    Files.copy(HOME.resolve("pom.xml"), clone.resolve("pom.xml"));
    Files.copy(HOME.resolve("LICENSE"), clone.resolve("LICENSE"));
    List<Path> modules;
    try (Stream<Path> files = Files.list(HOME)) {
      modules = files.filter(folder -> Files.exists(folder.resolve("pom.xml"))).toList();
    }
    for (Path module : modules) {
      Path copy = Files.createDirectories(clone.resolve(module.getFileName()).resolve("src"));
      Files.copy(module.resolve("pom.xml"), copy.resolveSibling("pom.xml"));
      shell(temporary, "cp -r '%s' '%s'".formatted(module.resolve("src/main"), copy));
    }
    maven(clone, command.group().substring("mvn -B ".length()));
  }

  private void maven(Path folder, String arguments) throws IOException, InterruptedException {
    shell(folder, "mvn -B -q '-Dmaven.repo.local=" + repository + "' " + arguments);
  }

  private String shell(Path folder, String line) throws IOException, InterruptedException {
    Path out = temporary.resolve("out");
    Path err = temporary.resolve("err");
    int code =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    assertEquals(0, code, () -> line + "\n" + read(out) + read(err));
    return read(out);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
