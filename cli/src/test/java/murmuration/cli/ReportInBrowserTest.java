package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a real browser makes of the page of a run. */
class ReportInBrowserTest {
  private static final String NAME = "<script>document.title = 1</script> & ρ";

  /** Each picture, decoded, as its width in pixels, that on the page and its description. */
  private static final String PICTURES =
      """
      Promise.all(Array.from(document.images, image => image.decode())).then(() =>
        Array.from(document.images, image => [image.naturalWidth, image.width, image.alt]))
      """;

  @TempDir private static Path folder;
  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.start(folder.resolve("profile"));
    page = folder.resolve("run.html");
    String scenario =
        Small.scenario(folder.resolve("run.h5")).replace("name: small", "name: '" + NAME + "'")
            + "particles: {number: 500, epsilon: 0.1}\n";
    Path file = Files.writeString(folder.resolve("scenario.yaml"), scenario);
    assertEquals(0, Execution.of("run", file.toString(), "--quiet").code());
    Execution.of("report", folder.resolve("run.h5").toString(), "-o", page.toString()).succeeded();
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void thePicturesAreThereAndNothingIsLogged() throws Exception {
    Browser.Tab tab = browser.open(page);
    JsonNode pictures = tab.value(PICTURES);
    assertEquals(6, pictures.size(), pictures::toString);
    for (JsonNode picture : pictures) {
      assertEquals(2400, picture.get(0).intValue());
      assertTrue(picture.get(1).intValue() > 600, picture::toString);
      assertFalse(picture.get(2).asString().isBlank());
    }
    assertEquals(List.of(), tab.log());
    assertEquals(page.toUri().toString(), tab.requests().get(0));
    tab.requests().stream().skip(1).forEach(to -> assertTrue(to.startsWith("data:"), to));
  }

  @Test
  void whatTheFileHoldsIsNotExecuted() throws Exception {
    Browser.Tab tab = browser.open(page);
    assertEquals(NAME, tab.value("document.title").asString());
    assertEquals(NAME, tab.value("document.querySelector('h1').textContent").asString());
    assertEquals(0, tab.value("document.scripts.length").intValue());
    String scenario = tab.value("document.querySelector('pre').textContent").asString();
    assertEquals(Files.readString(folder.resolve("scenario.yaml")), scenario);
  }

  @Test
  void aPhoneNeedNotScrollSideways() throws Exception {
    Browser.Tab tab = browser.open(page);
    ObjectNode phone = JsonMapper.builder().build().createObjectNode();
    phone.put("width", 400).put("height", 800).put("deviceScaleFactor", 2).put("mobile", true);
    tab.send("Emulation.setDeviceMetricsOverride", phone);
    assertEquals(400, tab.value("innerWidth").intValue());
    assertEquals(400, tab.value("document.documentElement.scrollWidth").intValue());
  }

  @Test
  void inTheDarkThePageIsDark() throws Exception {
    Browser.Tab tab = browser.open(page);
    String colour = "getComputedStyle(document.body).backgroundColor";
    assertEquals("rgb(255, 255, 255)", tab.value(colour).asString());
    ObjectNode media = JsonMapper.builder().build().createObjectNode();
    media.putArray("features").addObject().put("name", "prefers-color-scheme").put("value", "dark");
    tab.send("Emulation.setEmulatedMedia", media);
    assertNotEquals("rgb(255, 255, 255)", tab.value(colour).asString());
  }

  /** The other tests would notice. */
  @Test
  void theBrowserTellsWhatIsWrongWithAPage() throws Exception {
    Path bad = folder.resolve("bad.html");
    Files.writeString(
        bad,
        """
        <!DOCTYPE html><html lang="en"><title>bad</title><img src="http://example.org/a.png" alt="">
        <img src="data:image/png;base64,AAAA" alt=""><script>console.error("wrong"); nothing();</script></html>
        """);
    Browser.Tab tab = browser.open(bad);
    assertEquals(0, tab.value("document.images[0].naturalWidth").intValue());
    assertEquals(0, tab.value("document.images[1].naturalWidth").intValue());
    String log = String.join("\n", tab.log());
    assertTrue(log.contains("wrong") && log.contains("nothing is not defined"), log);
    assertTrue(log.contains("ERR_NAME_NOT_RESOLVED"), log);
    assertTrue(tab.requests().contains("http://example.org/a.png"), tab.requests()::toString);
  }
}
