package dev.gradus.visualization.live;

import dev.gradus.visualization.page.Asset;
import dev.gradus.visualization.page.Element;
import dev.gradus.visualization.page.Page;
import dev.gradus.visualization.report.RunRecorder;
import dev.gradus.visualization.report.RunReport;

/** The page of a report, with the controls of its run. */
final class LiveHtml {
    private LiveHtml() {}

    static String of(RunRecorder recorder) {
        Page page = RunReport.of(recorder).page();
        return page.connects()
                .style(Asset.of(LiveHtml.class, "live.css"))
                .module(Asset.of(LiveHtml.class, "live.js"))
                .add(controls())
                .html();
    }

    private static Element controls() {
        return Element.of("section")
                .with("id", "live-controls")
                .with("aria-label", "The training")
                .add(
                        Element.of("div")
                                .with("class", "live-row")
                                .add(
                                        button("live-pause", "Pause").with("class", "primary"),
                                        button("live-step", "One step"),
                                        button("live-stop", "Stop"),
                                        sure(),
                                        rate(),
                                        button("live-checkpoint", "Save a checkpoint"),
                                        Element.of(
                                                        "small",
                                                        "No checkpoint can be saved: this training has no folder for them.")
                                                .with("id", "live-checkpoint-lack")
                                                .with("hidden", "")),
                        Element.of("p").with("id", "live-status").with("role", "status"));
    }

    private static Element sure() {
        return Element.of("span")
                .with("id", "live-sure")
                .with("role", "group")
                .with("aria-label", "Stop the training?")
                .with("hidden", "")
                .text("Stop for good?")
                .add(button("live-yes", "Yes, stop"), button("live-no", "No"));
    }

    private static Element rate() {
        Element input = Element.of("input")
                .with("id", "live-rate")
                .with("type", "number")
                .with("min", "0")
                .with("step", "any")
                .with("required", "")
                .with("autocomplete", "off");
        return Element.of("form")
                .with("id", "live-rate-form")
                .add(
                        Element.of("label").text("Learning rate ").add(input),
                        Element.of("button", "Set").with("type", "submit"));
    }

    private static Element button(String id, String text) {
        return Element.of("button", text).with("id", id).with("type", "button");
    }
}
