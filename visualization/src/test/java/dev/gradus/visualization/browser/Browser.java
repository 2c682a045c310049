package dev.gradus.visualization.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A browser without a window, which reaches nothing but this machine.
 *
 * <pre>{@code
 * browser.size(1200, 800).dark(true).open(page.html(), "report");
 * assertThat(browser.errors()).isEmpty();
 * browser.screenshot("report-dark"); // target/screenshots/report-dark.png
 * }</pre>
 */
public final class Browser implements AutoCloseable {
    private static final Path FOLDER = Path.of("target");
    /** Against a condition that never comes; far longer than any page takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Looks for protocols of versions that are not used here, and warns in vain. Kept, or its level would be forgotten. */
    private static final Logger VERSION_FINDER = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    private final ChromeDriver driver;
    private final List<String> errors = new ArrayList<>();
    private final Map<String, String> preferences = new TreeMap<>();

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    static Browser start(BrowserPrograms programs) {
        VERSION_FINDER.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.browser().toFile());
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run",
                "--hide-scrollbars", // which are not in pictures, but would take some of their width
                "--force-device-scale-factor=1",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox"); // which root cannot have
        }
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.driver().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    // ---- pages

    /** Opens a page, which is written to {@code target/pages/<name>.html}. */
    public Browser open(String html, String name) {
        try {
            Path file = Files.createDirectories(FOLDER.resolve("pages")).resolve(name + ".html");
            return open(Files.writeString(file, html));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a file. */
    public Browser open(Path file) {
        return open(file.toAbsolutePath().toUri());
    }

    /** Opens an address. */
    public Browser open(URI address) {
        driver.get(address.toString());
        return this;
    }

    /** Sets the size of what is seen of a page, in CSS pixels. */
    public Browser size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        return this;
    }

    /** Sets what the system prefers: dark or light. */
    public Browser dark(boolean isDark) {
        return prefer("prefers-color-scheme", isDark ? "dark" : "light");
    }

    /** Sets a preference of the system, such as {@code prefers-reduced-motion} to {@code reduce}. */
    public Browser prefer(String feature, String value) {
        preferences.put(feature, value);
        List<Map<String, String>> features = preferences.entrySet().stream()
                .map(set -> Map.of("name", set.getKey(), "value", set.getValue()))
                .toList();
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "", "features", features));
        return this;
    }

    /** Shows the page as it is printed, until the next preference is set. */
    public Browser print() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        return this;
    }

    /** Everything as for the first test: no page, nothing remembered, 1280 x 900, light, nothing that moves. */
    void reset() {
        leave();
        driver.executeCdpCommand(
                "Storage.clearDataForOrigin", Map.of("origin", "file://", "storageTypes", "local_storage"));
        size(1280, 900);
        preferences.clear();
        dark(false).prefer("prefers-reduced-motion", "reduce"); // or a click would miss what is scrolled to
        errors();
        errors.clear();
    }

    void leave() {
        driver.get("about:blank");
    }

    // ---- looking

    /** What came to the console as an error or a warning since the test began: exceptions, what the policy blocked, what was not found. */
    public List<String> errors() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                errors.add(entry.getLevel() + " " + entry.getMessage());
            }
        }
        return List.copyOf(errors);
    }

    /** Runs a script's body in the page and gives what it returns: null, a boolean, a long, a double, a text, a list or a map. */
    public Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** A number that an expression of the page has. */
    public double number(String expression) {
        return ((Number) run("return Number(" + expression + ")")).doubleValue();
    }

    /** The text of the first element of a CSS selector, as it is seen. */
    public String text(String selector) {
        return find(selector).getText();
    }

    /** The first element of a CSS selector. */
    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** All elements of a CSS selector. */
    public List<WebElement> findAll(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** Waits until an expression of the page is true. */
    public Browser await(String condition) {
        long start = System.nanoTime();
        while (!Boolean.TRUE.equals(run("return Boolean(" + condition + ")"))) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new AssertionError("'%s' did not come true in %s".formatted(condition, PATIENCE));
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return this;
    }

    // ---- acting

    /** Clicks the first element of a CSS selector. */
    public Browser click(String selector) {
        find(selector).click();
        return this;
    }

    /** Gives the focus to an element and presses keys, such as {@code Keys.ARROW_RIGHT}. */
    public Browser press(String selector, CharSequence... keys) {
        run("document.querySelector(arguments[0]).focus()", selector);
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** Chooses an option of a select element by its value. */
    public Browser choose(String selector, String value) {
        find(selector + " option[value='" + value + "']").click();
        return this;
    }

    /** Moves of the mouse, to be ended by {@code perform()}. */
    public Actions mouse() {
        return new Actions(driver);
    }

    /**
     * Puts fingers on the page, moves them or takes them away.
     *
     * @param type {@code touchStart}, {@code touchMove} or {@code touchEnd}
     * @param places x and y of each finger, in what is seen of the page
     */
    public Browser touch(String type, int[]... places) {
        List<Map<String, Integer>> points = new ArrayList<>();
        for (int[] place : places) {
            points.add(Map.of("x", place[0], "y", place[1], "id", points.size()));
        }
        driver.executeCdpCommand("Input.dispatchTouchEvent", Map.of("type", type, "touchPoints", points));
        return this;
    }

    // ---- pictures

    /** Takes a picture of the whole page into {@code target/screenshots/<name>.png}. */
    public Path screenshot(String name) {
        Map<String, Object> shot = driver.executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "clip", wholePage()));
        try {
            Path file = Files.createDirectories(FOLDER.resolve("screenshots")).resolve(name + ".png");
            return Files.write(file, Base64.getDecoder().decode((String) shot.get("data")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> wholePage() {
        return Map.of(
                "x",
                0,
                "y",
                0,
                "width",
                number("document.documentElement.clientWidth"),
                "height",
                number("document.documentElement.scrollHeight"),
                "scale",
                1);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
