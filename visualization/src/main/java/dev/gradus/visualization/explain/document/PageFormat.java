package dev.gradus.visualization.explain.document;

import dev.gradus.visualization.explain.drawing.Network;
import dev.gradus.visualization.explain.drawing.SvgDrawing;
import dev.gradus.visualization.explain.formula.Digits;
import dev.gradus.visualization.explain.formula.Equation;
import dev.gradus.visualization.explain.formula.MathMlNotation;
import dev.gradus.visualization.page.Asset;
import dev.gradus.visualization.page.Element;
import dev.gradus.visualization.page.Html;
import dev.gradus.visualization.page.Page;
import java.util.List;

/** A document as a page of HTML with formulas in MathML. What follows a heading with an id is a part that links open. */
public final class PageFormat {
    private final MathMlNotation notation;
    private final SvgDrawing drawing;

    /** The format with so many digits. */
    public PageFormat(Digits digits) {
        notation = new MathMlNotation(digits);
        drawing = new SvgDrawing(digits.forDrawing());
    }

    /** The document as a page. */
    public Page write(Document document) {
        Page page = Page.titled(document.title())
                .language(document.language())
                .subtitle(document.subtitle())
                .style(Asset.of(PageFormat.class, "document.css"))
                .style(SvgDrawing.style())
                .module(Asset.of(PageFormat.class, "document.js"));
        document.sections().forEach(section -> page.add(write(section)));
        return page;
    }

    private Element write(Section section) {
        Element element = Element.of("section").with("id", section.id()).add(Element.of("h2", section.title()));
        Element place = element;
        for (Block block : section.blocks()) {
            if (block instanceof Block.Heading heading && !heading.id().isEmpty()) {
                place = Element.of("article")
                        .with("id", heading.id())
                        .with("class", "part")
                        .with("tabindex", "-1");
                element.add(place);
            }
            place.add(write(block));
        }
        return element;
    }

    private Html write(Block block) {
        if (block instanceof Block.Heading heading) {
            return Element.of("h3", heading.text());
        }
        if (block instanceof Block.Paragraph paragraph) {
            Element element = Element.of("p");
            paragraph.spans().forEach(span -> element.add(write(span)));
            return element;
        }
        if (block instanceof Block.Equations equations) {
            Element list = Element.of("div").with("class", "equations");
            equations.equations().forEach(equation -> list.add(write(equation)));
            return list;
        }
        if (block instanceof Block.Networks networks) {
            return write(networks);
        }
        if (block instanceof Block.Flow flow) {
            return figure(flow.caption()).add(flow.drawing().draw());
        }
        return write((Block.Grid) block);
    }

    /** One below another; the page's script puts a choice above several, and shows the chosen one. */
    private Html write(Block.Networks networks) {
        Element figure = figure(networks.caption() + " " + networks.hint()).with("data-choice", networks.choice());
        for (Network network : networks.samples()) {
            Element sample = Element.of("div").with("class", "sample");
            if (!network.title().isEmpty()) {
                sample.add(Element.of("h3", network.title()));
            }
            figure.add(sample.add(drawing.draw(network)));
        }
        return figure;
    }

    private static Element figure(String caption) {
        return Element.of("figure").with("class", "drawing").add(Element.of("figcaption", caption));
    }

    private Html write(Span span) {
        if (span instanceof Span.Typeset math) {
            return Html.trusted("<math>" + notation.of(math.formula()) + "</math>");
        }
        if (span instanceof Span.Code code) {
            return Element.of("code", code.text());
        }
        if (span instanceof Span.Bar bar) {
            return Element.of("meter").with("min", "0").with("max", "1").with("value", Double.toString(bar.share()));
        }
        return Html.text(((Span.Words) span).text());
    }

    /** Each step is a formula of its own, so that a line may break between them. */
    private Html write(Equation equation) {
        List<String> parts = notation.of(equation);
        Element line = Element.of("p").with("class", "equation");
        parts.forEach(part -> line.add(Html.trusted("<math displaystyle=\"true\"><mrow>" + part + "</mrow></math> ")));
        return line;
    }

    private Html write(Block.Grid grid) {
        Element head = Element.of("tr");
        for (int i = 0; i < grid.head().size(); i++) {
            head.add(Element.of("th")
                    .with("scope", "col")
                    .with("class", grid.isNumber(i) ? "number" : "text")
                    .add(write(grid.head().get(i))));
        }
        Element body = Element.of("tbody");
        for (List<Span> row : grid.rows()) {
            Element line = Element.of("tr");
            row.forEach(cell -> line.add(Element.of("td")
                    .with("class", TextFormat.isNumber(cell) ? "number" : "text")
                    .add(write(cell))));
            body.add(line);
        }
        return Element.of("div")
                .with("class", "table-frame")
                .with("tabindex", "0")
                .with("role", "group")
                .add(Element.of("table").add(Element.of("thead").add(head), body));
    }
}
