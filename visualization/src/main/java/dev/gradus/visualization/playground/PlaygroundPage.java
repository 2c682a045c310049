package dev.gradus.visualization.playground;

import dev.gradus.visualization.page.Asset;
import dev.gradus.visualization.page.Element;
import dev.gradus.visualization.page.Page;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** The page of the playground, in which its script fills in everything that changes. */
final class PlaygroundPage {
    private PlaygroundPage() {}

    /** The page. */
    static String html() {
        return Page.titled("Playground")
                .subtitle(
                        "A small network learns to tell points of the plane apart. Gradus trains it, on this machine.")
                .connects()
                .charts()
                .style(Asset.of(PlaygroundPage.class, "playground.css"))
                .module(Asset.of(PlaygroundPage.class, "playground.js"))
                .add(
                        note("connection", "status"),
                        note("problem", "alert"),
                        note("notice", "alert"),
                        bar(),
                        Element.of("div").with("class", "board").add(data(), network(), answer()),
                        Element.of("p")
                                .with("id", "spoken")
                                .with("class", "visually-hidden")
                                .with("role", "status"))
                .html();
    }

    private static Element note(String id, String role) {
        return Element.of("p")
                .with("id", id)
                .with("class", "note")
                .with("role", role)
                .with("hidden", "");
    }

    private static Element bar() {
        return Element.of("section")
                .with("class", "bar")
                .with("aria-label", "Training")
                .add(
                        button("play", "Train").with("class", "primary").with("aria-pressed", "false"),
                        button("one-step", "One step"),
                        button("reset", "Begin anew"),
                        Element.of("label")
                                .text("A picture after ")
                                .add(select("speed")
                                        .add(
                                                option("step", "a step"),
                                                option("epoch", "an epoch"),
                                                option("epochs", "10 epochs"))),
                        Element.of("span")
                                .with("class", "counts")
                                .text("epoch ")
                                .add(Element.of("b", "0").with("id", "epoch"))
                                .text(", step ")
                                .add(Element.of("b", "0").with("id", "step")));
    }

    private static Element data() {
        return Element.of("section")
                .with("aria-label", "Data")
                .add(
                        Element.of("h2", "Data"),
                        Element.of("div")
                                .with("class", "fields")
                                .add(
                                        choice("data", "Kind", PlaneData.KINDS),
                                        number("points", "Points", "20", "1000", "10"),
                                        range("noise", "Noise", "0", "0.5", "0.01"),
                                        range("testShare", "Share to test on", "0.1", "0.9", "0.05"),
                                        number("batchSize", "Points in a step", "1", "256", "1"),
                                        number("seed", "Seed", "0", "1000000", "1")),
                        file());
    }

    private static Element file() {
        return Element.of("div")
                .with("class", "own")
                .add(
                        Element.of("label")
                                .with("class", "button")
                                .text("Open a file of your own")
                                .add(Element.of("input")
                                        .with("id", "file")
                                        .with("type", "file")
                                        .with("accept", ".csv,.txt,text/csv")
                                        .with("aria-describedby", "file-form")
                                        .with("data-bytes", Integer.toString(Playground.MOST_FILE_BYTES))
                                        .with("class", "visually-hidden")),
                        Element.of(
                                        "p",
                                        "CSV: a line of names, then two columns of numbers and one of classes or numbers. It can be dropped anywhere on the page too.")
                                .with("id", "file-form")
                                .with("class", "quiet"));
    }

    private static Element network() {
        return Element.of("section")
                .with("class", "net")
                .with("aria-label", "Network")
                .add(
                        Element.of("div")
                                .with("class", "layer-head")
                                .add(Element.of("h2", "Network"), button("add-layer", "Add a layer")),
                        inputs(),
                        Element.of("ul")
                                .with("id", "layers")
                                .with("class", "layers")
                                .with("data-layers", Integer.toString(PlaygroundSettings.MOST_LAYERS))
                                .with("data-neurons", Integer.toString(PlaygroundSettings.MOST_NEURONS)),
                        Element.of("div").with("id", "network").with("class", "network"),
                        Element.of("p").with("id", "detail").with("class", "detail"),
                        Element.of(
                                        "p",
                                        "Each square is what a neuron answers where. Lines are weights: blue and whole if positive, orange and dashed if negative, the thicker the larger.")
                                .with("class", "quiet"),
                        Element.of("div")
                                .with("class", "fields wide")
                                .add(
                                        choice("activation", "Activation", Choices.ACTIVATIONS.keySet()),
                                        choice("optimizer", "Optimizer", Choices.OPTIMIZERS.keySet()),
                                        number("learningRate", "Learning rate", "0.000001", "10", "any"),
                                        choice("penalty", "Penalty on weights", Choices.PENALTIES),
                                        number("penaltyRate", "Size of the penalty", "0", "1", "any")));
    }

    private static Element inputs() {
        Element inputs = Element.of("fieldset").with("class", "checks").add(Element.of("legend", "Inputs"));
        Features.ALL
                .keySet()
                .forEach(name -> inputs.add(
                        checkbox(name, box -> box.with("name", "inputs").with("value", name))));
        return inputs;
    }

    private static Element answer() {
        Element frame = Element.of("div")
                .with("class", "frame")
                .add(
                        Element.of("canvas")
                                .with("id", "surface")
                                .with("role", "img")
                                .with(
                                        "aria-label",
                                        "What the network answers at each place of the plane, and the points"),
                        Element.of("span").with("id", "upwards").with("class", "upwards"),
                        Element.of("span").with("id", "across").with("class", "across"));
        return Element.of("section")
                .with("class", "answer")
                .with("aria-label", "Answer")
                .add(
                        Element.of("figure")
                                .with("class", "surface")
                                .add(frame, Element.of("figcaption").with("id", "shown")),
                        Element.of("ul").with("id", "legend").with("class", "legend"),
                        Element.of("p")
                                .with("id", "scale")
                                .with("class", "scale")
                                .add(
                                        Element.of("span").with("id", "scale-low"),
                                        Element.of("span").with("class", "ramp").with("aria-hidden", "true"),
                                        Element.of("span").with("id", "scale-high")),
                        Element.of("div")
                                .with("class", "checks")
                                .add(
                                        checkbox("Hide the points to test on", box -> box.with("id", "hides-test")),
                                        checkbox("Without shades", box -> box.with("id", "is-flat"))),
                        results(),
                        Element.of("div").with("id", "losses").with("class", "losses"));
    }

    private static Element results() {
        return Element.of("table")
                .with("class", "results")
                .add(
                        row("th", "", "training", "test"),
                        Element.of("tr")
                                .add(
                                        Element.of("th", "loss").with("scope", "row"),
                                        cell("training-loss"),
                                        cell("test-loss")),
                        Element.of("tr")
                                .add(
                                        Element.of("th", "accuracy").with("scope", "row"),
                                        cell("training-accuracy"),
                                        cell("test-accuracy")));
    }

    private static Element row(String cell, String... texts) {
        Element row = Element.of("tr");
        for (String text : texts) {
            row.add(text.isEmpty() ? Element.of("td") : Element.of(cell, text).with("scope", "col"));
        }
        return row;
    }

    private static Element cell(String id) {
        return Element.of("td").with("id", id);
    }

    // ---- fields

    private static Element button(String id, String text) {
        return Element.of("button", text).with("id", id).with("type", "button");
    }

    private static Element field(String name, Element input) {
        return Element.of("label").add(Element.of("span", name).with("class", "name"), input);
    }

    private static Element checkbox(String name, UnaryOperator<Element> told) {
        Element box = Element.of("input").with("type", "checkbox").with("autocomplete", "off");
        return Element.of("label").with("class", "check").add(told.apply(box), Element.of("span", name));
    }

    private static Element choice(String id, String name, Collection<String> words) {
        Element select = select(id);
        words.forEach(word -> select.add(option(word, word)));
        return field(name, select);
    }

    private static Element select(String id) {
        return Element.of("select").with("id", id).with("autocomplete", "off");
    }

    private static Element option(String value, String text) {
        return Element.of("option", text).with("value", value);
    }

    private static Element input(String id, String type, String lowest, String highest, String step) {
        return Element.of("input")
                .with("id", id)
                .with("type", type)
                .with("autocomplete", "off")
                .with("min", lowest)
                .with("max", highest)
                .with("step", step);
    }

    private static Element number(String id, String name, String lowest, String highest, String step) {
        return field(name, input(id, "number", lowest, highest, step));
    }

    private static Element range(String id, String name, String lowest, String highest, String step) {
        Element shown = Element.of("output").with("id", id + "-value").with("for", id);
        return Element.of("label")
                .add(
                        Element.of("span").with("class", "name").text(name).add(shown),
                        input(id, "range", lowest, highest, step));
    }
}
