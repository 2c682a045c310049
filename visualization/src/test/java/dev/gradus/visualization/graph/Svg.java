package dev.gradus.visualization.graph;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An SVG picture, read back. */
record Svg(Document document) {
    static Svg read(String text) {
        try {
            return new Svg(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(text))));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("this is no XML: " + text, e);
        }
    }

    List<String> texts() {
        return all("text").stream().map(Element::getTextContent).toList();
    }

    List<String> titles() {
        return all("title").stream().map(Element::getTextContent).toList();
    }

    long boxes() {
        return all("rect").stream()
                .filter(element -> element.getAttribute("class").startsWith("box"))
                .count();
    }

    long arrows() {
        return all("path").stream()
                .filter(element -> element.getAttribute("class").equals("arrow"))
                .count();
    }

    List<Element> all(String tag) {
        NodeList nodes = document.getElementsByTagName(tag);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
