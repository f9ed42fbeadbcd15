//! Pages by number, by fraction and from a condition: FP-146 to FP-181 end to end.

use ews_sim::ResponseCode;
use ews_sim::mailbox::FolderKey;

use crate::client::{Client, distinguished, field};
use crate::scene::*;

fn indexed_page(attributes: &str) -> String {
    format!("<m:IndexedPageItemView {attributes}/>")
}

fn from_start(offset: u32, most: u32) -> String {
    indexed_page(&format!("MaxEntriesReturned=\"{most}\" Offset=\"{offset}\" BasePoint=\"Beginning\""))
}

fn from_end(offset: u32, most: u32) -> String {
    indexed_page(&format!("MaxEntriesReturned=\"{most}\" Offset=\"{offset}\" BasePoint=\"End\""))
}

fn fraction(most: u32, numerator: u32, denominator: u32) -> String {
    format!(
        "<m:FractionalPageItemView MaxEntriesReturned=\"{most}\" Numerator=\"{numerator}\" \
         Denominator=\"{denominator}\"/>"
    )
}

fn seek(base_point: &str, most: u32, expression: &str) -> String {
    format!(
        "<m:SeekToConditionPageItemView MaxEntriesReturned=\"{most}\" BasePoint=\"{base_point}\">\
         <t:Condition>{expression}</t:Condition></m:SeekToConditionPageItemView>"
    )
}

#[test]
fn pages_that_are_none() {
    use ResponseCode::*;
    let mut client = with_messages(1);
    let plain = "Offset=\"0\" BasePoint=\"Beginning\"";
    for (line, view, code) in [
        (
            "FP-155",
            indexed_page("Offset=\"-1\" BasePoint=\"Beginning\""),
            ErrorInvalidIndexedPagingParameters,
        ),
        ("FP-156", indexed_page(&format!("MaxEntriesReturned=\"0\" {plain}")), ErrorInvalidPagingMaxRows),
        ("FP-157", indexed_page(&format!("MaxEntriesReturned=\"-5\" {plain}")), ErrorInvalidPagingMaxRows),
        ("FP-174", fraction(1, 3, 2), ErrorInvalidFractionalPagingParameters),
        ("FP-176", fraction(1, 0, 0), ErrorInvalidFractionalPagingParameters),
        ("FP-156", seek("End", 0, &exists(&field("item:Subject"))), ErrorInvalidPagingMaxRows),
        ("3.7", seek("End", 1, &exists(&field("calendar:UID"))), ErrorUnsupportedPathForQuery),
    ] {
        println!("{line}");
        client.refuse(&inbox().view(view).body(), code);
    }
    let calendar = find(&distinguished("calendar")).view(seek("End", 1, &exists(&field("item:Subject"))));
    client.refuse(&calendar.body(), ErrorCalendarSeekToConditionNotSupported);
}

#[test]
fn fp_153_fp_154_what_is_said_about_a_page() {
    let mut client = with_messages(8);
    let expression = compare("IsLessThan", &field("item:Subject"), "0005");
    let find = inbox().only(&expression).view(from_start(0, 2)).by(BY_SUBJECT);
    let (attributes, subjects) = find.page(&mut client);
    assert_eq!((attributes.as_str(), subjects), ("offset 2, total 5, last false", numbers(0..2)));
    let answer = client.succeed(&find.body()).to_string();
    let order =
        "<RootFolder IndexedPagingOffset=\"2\" TotalItemsInView=\"5\" IncludesLastItemInRange=\"false\">";
    assert!(answer.contains(order), "{answer}");
    let fractional = client.succeed(&inbox().view(fraction(1, 0, 1)).body()).to_string();
    let order = "<RootFolder NumeratorOffset=\"1\" AbsoluteDenominator=\"8\" TotalItemsInView=\"8\" \
                 IncludesLastItemInRange=\"false\">";
    assert!(fractional.contains(order), "{fractional}");
}

#[test]
fn views_show_the_rows_they_ask_for() {
    let mut client = with_messages(8);
    let from_the_sixth = compare("IsGreaterThanOrEqualTo", &field("item:Subject"), "0005");
    let nothing = is_equal_to("item:Subject", "none");
    for (line, view, attributes, rows) in [
        ("FP-146", String::new(), "total 8, last true", 0..8),
        ("FP-148", from_start(0, 6), "offset 6, total 8, last false", 0..6),
        ("FP-149", from_start(5, 6), "offset 8, total 8, last true", 5..8),
        ("FP-159", from_start(100, 6), "offset 8, total 8, last true", 8..8),
        ("FP-165", from_end(0, 3), "offset 3, total 8, last false", 5..8),
        ("FP-167", from_end(6, 3), "offset 8, total 8, last true", 0..2),
        ("FP-169", fraction(9, 1, 2), "numerator 8, denominator 8, total 8, last true", 4..8),
        ("FP-171", fraction(9, 5, 5), "numerator 8, denominator 8, total 8, last true", 8..8),
        ("FP-172", fraction(2, 1, 4), "numerator 4, denominator 8, total 8, last false", 2..4),
        ("FP-179", seek("Beginning", 2, &from_the_sixth), "offset 7, total 8, last false", 5..7),
        ("FP-179", seek("End", 2, &not(&from_the_sixth)), "offset 5, total 8, last false", 3..5),
        ("FP-180", seek("Beginning", 2, &nothing), "offset 8, total 8, last true", 8..8),
    ] {
        let page = inbox().view(view.clone()).by(BY_SUBJECT).page(&mut client);
        assert_eq!(page, (attributes.to_owned(), numbers(rows)), "{line} {view}");
    }
    let empty = find(&distinguished("drafts"));
    assert_eq!(empty.page(&mut client).0, "total 0, last true", "FP-147");
    assert!(client.succeed(&empty.body()).one("RootFolder").child("Items").children.is_empty());
}

#[test]
fn fp_151_an_item_that_comes_between_two_pages_shows_one_again() {
    let mut client = with_messages(8);
    let page = |offset: u32| inbox().view(from_start(offset, 3));
    assert_eq!(page(0).subjects(&mut client), ["0007", "0006", "0005"]);
    put(&mut client, FolderKey::INBOX, [received("newest", 59)]);
    assert_eq!(page(3).subjects(&mut client), ["0005", "0004", "0003"]);
}

#[test]
fn fp_152_an_item_that_goes_between_two_pages_hides_one() {
    let mut client = with_messages(8);
    let page = |offset: u32| inbox().view(from_start(offset, 3));
    assert_eq!(page(0).subjects(&mut client), ["0007", "0006", "0005"]);
    let newest = client.item_named(&distinguished("inbox"), "0007");
    client.delete_item(&newest, "HardDelete");
    assert_eq!(page(3).subjects(&mut client), ["0003", "0002", "0001"]);
}

#[test]
fn pages_follow_each_other_without_gap_or_overlap() {
    let mut client = with_messages(10);
    let next = |client: &mut Client, view: String, attribute: &str| {
        let answer = client.succeed(&inbox().view(view).by(BY_SUBJECT).body());
        let root = answer.one("RootFolder");
        let offset: u32 = root.attribute(attribute).parse().expect("a number");
        (offset, root.attribute("IncludesLastItemInRange") == "true", subjects_of(&answer))
    };
    let (mut forward, mut backward, mut by_fraction) = (Vec::new(), Vec::new(), Vec::new());
    let (mut offset, mut is_last) = (0, false);
    while !is_last {
        let page = next(&mut client, from_start(offset, 3), "IndexedPagingOffset");
        (offset, is_last) = (page.0, page.1);
        forward.extend(page.2);
    }
    (offset, is_last) = (0, false);
    while !is_last {
        let page = next(&mut client, from_end(offset, 3), "IndexedPagingOffset");
        (offset, is_last) = (page.0, page.1);
        backward.splice(0..0, page.2);
    }
    (offset, is_last) = (0, false);
    while !is_last {
        let page = next(&mut client, fraction(3, offset, 10), "NumeratorOffset");
        (offset, is_last) = (page.0, page.1);
        by_fraction.extend(page.2);
    }
    assert_eq!([forward, backward, by_fraction], [numbers(0..10), numbers(0..10), numbers(0..10)]);
}

#[test]
fn each_folder_has_its_own_page() {
    let mut client = with_messages(5);
    put(&mut client, FolderKey::DRAFTS, [message("draft")]);
    let parents = ["inbox", "drafts"].map(distinguished).concat();
    let answer = client.succeed(&find(&parents).view(from_start(0, 3)).body());
    let roots = answer.all("RootFolder").into_iter().map(attributes_of).collect::<Vec<_>>();
    assert_eq!(roots, ["offset 3, total 5, last false", "offset 1, total 1, last true"]);
}
