package murmuration.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the code to the module table of CONTRIBUTING.md. */
class ArchitectureTest {

  private static final String[] NUMERICS = {
    "murmuration.coefficients..", "murmuration.macro..", "murmuration.kinetic.."
  };

  /** From the lowest module to the highest; each may use those before it and its own libraries. */
  private static final List<Module> MODULES =
      List.of(
          new Module("coefficients", List.of("org.ojalgo..")),
          new Module("macro", List.of("org.jtransforms..")),
          new Module("kinetic", List.of()),
          new Module(
              "io",
              List.of(
                  "io.jhdf..",
                  "net.objecthunter.exp4j..",
                  "org.apache.commons.text..",
                  "tools.jackson..",
                  "com.fasterxml.jackson.annotation..",
                  "org.snakeyaml.engine..")),
          new Module(
              "sweep",
              List.of(
                  "tools.jackson.core..",
                  "tools.jackson.databind..",
                  "com.fasterxml.jackson.annotation..")),
          new Module(
              "plots",
              List.of("org.jfree..", "org.apache.batik.svggen..", "org.w3c.dom..", "j2html..")),
          new Module("examples", List.of()),
          new Module(
              "cli",
              List.of(
                  "picocli..",
                  "me.tongfei.progressbar..",
                  "tools.jackson.core..",
                  "tools.jackson.databind..",
                  "com.fasterxml.jackson.annotation..")));

  private static JavaClasses project;

  @BeforeAll
  static void readClasses() {
    project =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("murmuration");
  }

  @TestFactory
  Stream<DynamicTest> importsFollowTheModuleTable() {
    List<DynamicTest> tests = new ArrayList<>();
    List<String> lower = new ArrayList<>(List.of("java..", "javax.."));
    for (Module module : MODULES) {
      lower.add("murmuration." + module.name() + "..");
      List<String> allowed = new ArrayList<>(lower);
      allowed.addAll(module.libraries());
      ArchRule rule =
          classes()
              .that()
              .resideInAPackage("murmuration." + module.name() + "..")
              .should()
              .onlyDependOnClassesThat()
              .resideInAnyPackage(allowed.toArray(String[]::new))
              .allowEmptyShould(true);
      tests.add(dynamicTest(module.name(), () -> rule.check(project)));
    }
    return tests.stream();
  }

  @Test
  void everyClassBelongsToAModule() {
    classes()
        .should()
        .resideInAnyPackage(
            MODULES.stream()
                .map(module -> "murmuration." + module.name() + "..")
                .toArray(String[]::new))
        .check(project);
  }

  @Test
  void packagesFormNoCycle() {
    slices()
        .matching("murmuration.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(project);
  }

  @Test
  void numericsNeitherOpenFilesNorLog() {
    noClasses()
        .that()
        .resideInAnyPackage(NUMERICS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio.file..", "java.util.logging..", "org.slf4j..")
        .allowEmptyShould(true)
        .check(project);
  }

  @Test
  void numericsDoNotPrint() {
    noClasses()
        .that()
        .resideInAnyPackage(NUMERICS)
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .allowEmptyShould(true)
        .check(project);
  }

  @Test
  void recordsHoldNoArrays() {
    classes()
        .that()
        .areRecords()
        .should(haveNoArrayComponent())
        .allowEmptyShould(true)
        .check(project);
  }

  private static ArchCondition<JavaClass> haveNoArrayComponent() {
    return new ArchCondition<>("have no array as a component") {
      @Override
      public void check(JavaClass record, ConditionEvents events) {
        for (JavaField component : record.getFields()) {
          if (!component.getModifiers().contains(JavaModifier.STATIC)
              && component.getRawType().isArray()) {
            events.add(
                SimpleConditionEvent.violated(
                    component, component.getFullName() + " is an array and thus mutable"));
          }
        }
      }
    };
  }

  private record Module(String name, List<String> libraries) {}
}
