package org.pilotacs.acs.equipment;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A manual as a page would show it, read back by somebody who does not forgive a tag that is left open.
final class ManualPage {
    private final Document page;

    ManualPage(Manual.Text manual) {
        String sections = manual.sections().stream()
                .map(section -> "<h2 id=\"" + section.id() + "\">" + escaped(section.title()) + "</h2>"
                        + section.html())
                .collect(Collectors.joining());
        String html = "<main>" + manual.lead() + sections + "</main>";
        try {
            page = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(html, e);
        }
    }

    /// All that somebody reads.
    String text() {
        return page.getDocumentElement().getTextContent();
    }

    List<String> tags() {
        return elements().map(Element::getTagName).distinct().toList();
    }

    /// Names of all attributes.
    List<String> attributes() {
        return elements().flatMap(element -> IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> element.getAttributes().item(i).getNodeName())).distinct().toList();
    }

    List<String> ids() {
        return values("id");
    }

    List<String> links() {
        return values("href");
    }

    private List<String> values(String attribute) {
        return elements().filter(element -> element.hasAttribute(attribute))
                .map(element -> element.getAttribute(attribute)).toList();
    }

    private Stream<Element> elements() {
        NodeList all = page.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            elements.add((Element) all.item(i));
        }
        return elements.stream();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
