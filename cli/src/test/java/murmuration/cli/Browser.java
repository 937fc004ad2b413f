package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A real Chromium without a window, spoken to by the DevTools protocol. A test that asks for one
 * where there is none is skipped, or fails with {@code MURMURATION_REQUIRE_READERS=1} in the
 * environment.
 */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
  private final Process process;
  private final String server;

  private Browser(Process process, String server) {
    this.process = process;
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param folder for its profile; must not exist
   */
  static Browser start(Path folder) throws IOException, InterruptedException {
    Files.createDirectory(folder);
    Process process =
        new ProcessBuilder(
                program(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + folder,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Path active = folder.resolve("DevToolsActivePort");
    long end = System.nanoTime() + LONG.toNanos();
    while (!Files.exists(active) || Files.readAllLines(active).size() < 2) {
      assertTrue(
          process.isAlive() && System.nanoTime() < end,
          () -> "the browser does not start; see " + folder.resolve("log"));
      Thread.sleep(50);
    }
    return new Browser(process, "127.0.0.1:" + Files.readAllLines(active).get(0));
  }

  private static String program() throws InterruptedException {
    for (String name : NAMES) {
      try {
        if (new ProcessBuilder("sh", "-c", "command -v " + name)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0) {
          return name;
        }
      } catch (IOException noShell) {
        break;
      }
    }
    String message = "Chromium is not installed; Debian has it in the package chromium";
    return "1".equals(System.getenv("MURMURATION_REQUIRE_READERS"))
        ? fail(message)
        : abort(message);
  }

  /** Opens a page in a tab of its own and waits until all of it is loaded. */
  Tab open(Path page) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + server + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    Tab tab = new Tab(client, MAPPER.readTree(answer).get("webSocketDebuggerUrl").asString());
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      tab.send(domain + ".enable", MAPPER.createObjectNode());
    }
    tab.load(page.toUri().toString());
    return tab;
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    process.destroy();
    // None may write to the profile any longer, which is about to be deleted.
    for (ProcessHandle handle : all) {
      handle
          .onExit()
          .completeOnTimeout(handle, 10, TimeUnit.SECONDS)
          .thenAccept(ProcessHandle::destroyForcibly)
          .join();
      handle.onExit().join();
    }
  }

  /** A tab. */
  static final class Tab implements WebSocket.Listener {
    private final WebSocket socket;
    private final StringBuilder message = new StringBuilder();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Queue<JsonNode> events = new ConcurrentLinkedQueue<>();
    private final CountDownLatch loaded = new CountDownLatch(1);
    private int sent;

    private Tab(HttpClient client, String address) {
      socket = client.newWebSocketBuilder().buildAsync(URI.create(address), this).join();
    }

    private void load(String page) throws Exception {
      send("Page.navigate", MAPPER.createObjectNode().put("url", page));
      assertTrue(loaded.await(LONG.toSeconds(), TimeUnit.SECONDS), page + " is not loaded");
    }

    /** Asks the browser to do something, and waits for its answer. */
    JsonNode send(String method, ObjectNode parameters) throws Exception {
      ObjectNode call = MAPPER.createObjectNode().put("id", ++sent).put("method", method);
      call.set("params", parameters);
      CompletableFuture<JsonNode> answer = new CompletableFuture<>();
      answers.put(sent, answer);
      socket.sendText(call.toString(), true).join();
      JsonNode result = answer.get(LONG.toSeconds(), TimeUnit.SECONDS);
      assertTrue(result.has("result"), () -> method + ": " + result);
      return result.get("result");
    }

    /** The value of an expression of JavaScript, or what a promise becomes. */
    JsonNode value(String expression) throws Exception {
      ObjectNode parameters = MAPPER.createObjectNode().put("expression", expression);
      parameters.put("returnByValue", true).put("awaitPromise", true);
      JsonNode result = send("Runtime.evaluate", parameters);
      assertTrue(!result.has("exceptionDetails"), result::toString);
      return result.get("result").path("value");
    }

    /** What was logged: entries of the browser, the console and uncaught exceptions. */
    List<String> log() {
      List<String> log = new ArrayList<>();
      for (JsonNode event : events) {
        switch (event.get("method").asString()) {
          case "Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown" ->
              log.add(event.toString());
          default -> {}
        }
      }
      return log;
    }

    /** The addresses that were asked for, the page the first. */
    List<String> requests() {
      return events.stream()
          .filter(event -> event.get("method").asString().equals("Network.requestWillBeSent"))
          .map(event -> event.at("/params/request/url").asString())
          .toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      message.append(part);
      if (last) {
        JsonNode node = MAPPER.readTree(message.toString());
        message.setLength(0);
        if (node.has("id")) {
          answers.remove(node.get("id").intValue()).complete(node);
        } else {
          events.add(node);
          if (node.path("method").asString().equals("Page.loadEventFired")) {
            loaded.countDown();
          }
        }
      }
      from.request(1);
      return null;
    }
  }
}
