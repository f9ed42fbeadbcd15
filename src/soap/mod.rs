//! The envelope around an answer, in the look of each generation of servers.

mod fault;

pub(crate) use fault::write_fault;

use crate::profile::{EnvelopeStyle, ServerProfile, ServerVersionInfo};
use crate::wire::{Namespace, Spelling, Writer};

const XML_DECLARATION: &str = r#"<?xml version="1.0" encoding="utf-8"?>"#;
const XSI: &str = r#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#;
const XSD: &str = r#" xmlns:xsd="http://www.w3.org/2001/XMLSchema""#;
const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";

/// Writes everything up to the response element.
pub(crate) fn open_envelope(writer: &mut Writer, profile: ServerProfile) {
    let types = Namespace::Types.uri(writer.spelling());
    let style = profile.envelope_style();
    writer.raw(XML_DECLARATION);
    match style {
        EnvelopeStyle::Exchange2007 => {
            write_all(writer, &["<soap:Envelope xmlns:soap=\"", SOAP, "\"", XSI, XSD])
        }
        _ => write_all(writer, &["<s:Envelope xmlns:s=\"", SOAP, "\""]),
    }
    let (header, body) = match style {
        EnvelopeStyle::Exchange2007 => ("><soap:Header><t:ServerVersionInfo", "</soap:Header><soap:Body>"),
        _ => ("><s:Header><h:ServerVersionInfo", "</s:Header><s:Body"),
    };
    writer.raw(header);
    write_version(writer, profile.server_version_info());
    match style {
        EnvelopeStyle::Exchange2007 => write_all(writer, &[" xmlns:t=\"", types, "\" />"]),
        EnvelopeStyle::Exchange2010 => {
            write_all(writer, &[" xmlns:h=\"", types, "\" xmlns=\"", types, "\"", XSI, XSD, "/>"]);
        }
        EnvelopeStyle::Exchange2013 => {
            write_all(writer, &[" xmlns:h=\"", types, "\" xmlns=\"", types, "\"", XSD, XSI, "/>"]);
        }
        EnvelopeStyle::Online => write_all(writer, &[" xmlns:h=\"", types, "\"", XSD, XSI, "/>"]),
    }
    writer.raw(body);
    match style {
        EnvelopeStyle::Exchange2007 => {
            let messages = Namespace::Messages.uri(writer.spelling());
            writer.declare_on_next(&[" xmlns:t=\"", types, "\" xmlns:m=\"", messages, "\""]);
        }
        EnvelopeStyle::Exchange2010 | EnvelopeStyle::Exchange2013 => write_all(writer, &[XSI, XSD, ">"]),
        EnvelopeStyle::Online => {
            writer.raw(">");
            writer.declare_on_next(&[XSD, XSI]);
        }
    }
}

/// Writes everything after the response element.
pub(crate) fn close_envelope(writer: &mut Writer, profile: ServerProfile) {
    writer.raw(match profile.envelope_style() {
        EnvelopeStyle::Exchange2007 => "</soap:Body></soap:Envelope>",
        _ => "</s:Body></s:Envelope>",
    });
}

fn write_version(writer: &mut Writer, info: ServerVersionInfo) {
    let numbers = [
        (" MajorVersion=\"", info.major_version),
        ("\" MinorVersion=\"", info.minor_version),
        ("\" MajorBuildNumber=\"", info.major_build_number),
        ("\" MinorBuildNumber=\"", info.minor_build_number),
    ];
    for (name, number) in numbers {
        writer.raw(name);
        write_number(writer, number);
    }
    write_all(writer, &["\" Version=\"", info.version, "\""]);
}

fn write_number(writer: &mut Writer, number: u16) {
    let mut digits = [0u8; 5];
    let (mut rest, mut at) = (number, digits.len());
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    writer.raw(std::str::from_utf8(&digits[at..]).unwrap_or_default());
}

fn write_all(writer: &mut Writer, pieces: &[&str]) {
    for piece in pieces {
        writer.raw(piece);
    }
}

/// Writes a request envelope around what `body` writes: how a typed call speaks to the simulator.
pub(crate) fn request_envelope(version: &str, body: impl FnOnce(&mut Writer)) -> Vec<u8> {
    let mut writer = Writer::new(crate::wire::Naming::Prefixes, Spelling::Http);
    let (types, messages) = (Namespace::Types.uri(Spelling::Http), Namespace::Messages.uri(Spelling::Http));
    write_all(&mut writer, &[XML_DECLARATION, "<s:Envelope xmlns:s=\"", SOAP, "\" xmlns:t=\"", types]);
    write_all(
        &mut writer,
        &["\" xmlns:m=\"", messages, "\"><s:Header><t:RequestServerVersion Version=\"", version],
    );
    writer.raw("\"/></s:Header><s:Body>");
    body(&mut writer);
    writer.raw("</s:Body></s:Envelope>");
    writer.into_bytes()
}
