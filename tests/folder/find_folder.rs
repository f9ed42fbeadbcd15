//! `FindFolder`: FI-077 to FI-094, FP-244 to FP-252.

use ews_sim::ResponseCode::*;
use ews_sim::mailbox::{DistinguishedFolderId, FolderKey, PermissionLevel};
use ews_sim::{ResponseCode, Simulator};

use crate::scene::*;
use crate::support::{ADA, BOB, refuse, simulator, succeed};

fn restriction(expression: &str) -> String {
    format!("<m:Restriction>{expression}</m:Restriction>")
}

fn is_equal_to(path: &str, value: &str) -> String {
    let constant = format!(r#"<t:FieldURIOrConstant><t:Constant Value="{value}"/></t:FieldURIOrConstant>"#);
    restriction(&format!("<t:IsEqualTo>{path}{constant}</t:IsEqualTo>"))
}

fn contains(mode: &str, comparison: &str, value: &str) -> String {
    let attributes = format!(r#"ContainmentMode="{mode}" ContainmentComparison="{comparison}""#);
    let (path, constant) = (field("folder:DisplayName"), format!(r#"<t:Constant Value="{value}"/>"#));
    restriction(&format!("<t:Contains {attributes}>{path}{constant}</t:Contains>"))
}

fn indexed(attributes: &str) -> String {
    format!("<m:IndexedPageFolderView {attributes}/>")
}

fn fractional(attributes: &str) -> String {
    format!("<m:FractionalPageFolderView {attributes}/>")
}

/// Three folders in Inbox, and one in the first of them.
fn three() -> Simulator {
    let mut simulator = with_path(&["a", "below"]);
    for name in ["c", "B"] {
        folder_in(&mut simulator, FolderKey::INBOX, name);
    }
    simulator
}

#[track_caller]
fn root_folder(simulator: &mut Simulator, view: &str) -> (String, Vec<String>) {
    let body = find_folder("Shallow", &shape("Default", ""), view, &named("inbox"));
    let reply = succeed(simulator, &body);
    let start = reply.text().find("<RootFolder").expect("it was found") + "<RootFolder".len();
    let length = reply.text()[start..].find('>').expect("the tag ends");
    (reply.text()[start..start + length].trim().to_owned(), reply.texts("DisplayName"))
}

#[test]
fn fi_091_traversal_is_required() {
    let body = find_folder("Shallow", &shape("Default", ""), "", &named("inbox"));
    let body = body.replace(r#" Traversal="Shallow""#, "");
    let reply = refuse(&mut simulator(), &body, ErrorSchemaValidation);
    let text = reply.message_text().expect("a fault has a text");
    assert!(text.ends_with("The required attribute 'Traversal' is missing."), "{text}");
}

#[test]
fn fp_245_folders_are_not_sorted_and_not_found_by_words() {
    let sort = r#"<m:SortOrder><t:FieldOrder Order="Ascending"/></m:SortOrder>"#;
    for more in [sort, "<m:QueryString>inbox</m:QueryString>"] {
        let body = find_folder("Shallow", &shape("Default", ""), more, &named("inbox"));
        refuse(&mut simulator(), &body, ErrorSchemaValidation);
    }
}

#[test]
fn fi_087_fi_088_fi_089_pages_that_are_none() {
    let mut simulator = three();
    let cases: [(String, ResponseCode); 7] = [
        (indexed(r#"MaxEntriesReturned="0" Offset="0" BasePoint="Beginning""#), ErrorInvalidPagingMaxRows),
        (indexed(r#"MaxEntriesReturned="-1" Offset="0" BasePoint="End""#), ErrorInvalidPagingMaxRows),
        (indexed(r#"Offset="-1" BasePoint="Beginning""#), ErrorInvalidIndexedPagingParameters),
        (fractional(r#"Numerator="0" Denominator="0""#), ErrorInvalidFractionalPagingParameters),
        (fractional(r#"Numerator="3" Denominator="2""#), ErrorInvalidFractionalPagingParameters),
        (fractional(r#"Numerator="-1" Denominator="2""#), ErrorInvalidFractionalPagingParameters),
        (fractional(r#"MaxEntriesReturned="0" Numerator="0" Denominator="1""#), ErrorInvalidPagingMaxRows),
    ];
    for (view, code) in cases {
        refuse(&mut simulator, &find_folder("Shallow", &shape("Default", ""), &view, &named("inbox")), code);
    }
}

#[test]
fn fi_086_fp_252_folders_are_searched_by_properties_of_folders() {
    let mut simulator = three();
    for path in ["item:Subject", "message:IsRead"] {
        let body =
            find_folder("Shallow", &shape("Default", ""), &is_equal_to(&field(path), "x"), &named("inbox"));
        let reply = refuse_at(&mut simulator, &body, ErrorUnsupportedPathForQuery, path);
        let words = "The property can not be used with this type of restriction.";
        assert_eq!(reply.message_text().as_deref(), Some(words));
    }
}

#[test]
fn shapes_of_searches_name_what_searches_answer() {
    let mut simulator = three();
    for (path, code) in [
        ("item:Subject", ErrorInvalidPropertyRequest),
        ("folder:PermissionSet", ErrorInvalidPropertyForOperation),
        ("folder:SearchParameters", ErrorInvalidPropertyForOperation),
    ] {
        let body = find_folder("Shallow", &shape("IdOnly", &field(path)), "", &named("inbox"));
        refuse_at(&mut simulator, &body, code, path);
    }
    // What folders of another kind have is left out.
    let body =
        find_folder("Shallow", &shape("IdOnly", &field("folder:UnreadCount")), "", &named("msgfolderroot"));
    let found = properties(&succeed(&mut simulator, &body));
    assert!(found.contains(&vec!["CalendarFolder".into(), "FolderId".into()]), "{found:?}");
    assert!(found.contains(&vec!["Folder".into(), "FolderId".into(), "UnreadCount".into()]), "{found:?}");
}

#[test]
fn fi_090_fp_249_public_folders_are_not_searched_deep() {
    let mut simulator = simulator();
    for (traversal, code) in
        [("Deep", ErrorInvalidOperation), ("Shallow", ErrorNoPublicFolderServerAvailable)]
    {
        let body = find_folder(traversal, &shape("Default", ""), "", &named("publicfoldersroot"));
        refuse(&mut simulator, &body, code);
    }
}

#[test]
fn fi_094_a_malformed_parent_has_no_root_folder() {
    let body = find_folder("Shallow", &shape("Default", ""), "", r#"<t:FolderId Id="AAMkAD"/>"#);
    let reply = refuse(&mut simulator(), &body, ErrorInvalidIdMalformed);
    assert_eq!(messages(&reply), [["MessageText", "ResponseCode", "DescriptiveLinkKey"]]);
}

#[test]
fn fi_092_an_error_of_the_request_is_that_of_every_parent() {
    let mut simulator = three();
    let parents = ["inbox", "drafts"].map(named).concat();
    let view = indexed(r#"Offset="-1" BasePoint="Beginning""#);
    let body = find_folder("Shallow", &shape("Default", ""), &view, &parents);
    expect(&mut simulator, &body, &[ErrorInvalidIndexedPagingParameters; 2]);
    let reply =
        expect(&mut simulator, &find_folder("Shallow", &shape("Default", ""), "", &parents), &[NoError; 2]);
    assert_eq!((messages(&reply).len(), reply.texts("DisplayName").len()), (2, 3));
}

#[test]
fn fi_077_fi_078_fi_079_fp_244_fp_251_how_far_a_search_goes() {
    let mut simulator = three();
    let inbox = named("inbox");
    assert_eq!(found(&mut simulator, "Shallow", "", &inbox), ["a", "B", "c"]);
    assert_eq!(found(&mut simulator, "Deep", "", &inbox), ["a", "below", "B", "c"]);
    assert_eq!(found(&mut simulator, "SoftDeleted", "", &inbox), [""; 0]);
}

#[test]
fn fi_080_without_a_page_all_are_there() {
    let (attributes, names) = root_folder(&mut three(), "");
    assert_eq!(attributes, r#"TotalItemsInView="3" IncludesLastItemInRange="true""#);
    assert_eq!(names.len(), 3);
    let (attributes, names) = root_folder(&mut simulator(), "");
    assert_eq!(attributes, r#"TotalItemsInView="0" IncludesLastItemInRange="true""#);
    assert_eq!(names, [""; 0]);
}

#[test]
fn fi_081_fi_082_fi_083_fp_250_pages() {
    let mut simulator = three();
    let rest = |last: bool| format!(r#"TotalItemsInView="3" IncludesLastItemInRange="{last}""#);
    for (view, offset, last, expected) in [
        (
            indexed(r#"MaxEntriesReturned="3" Offset="0" BasePoint="Beginning""#),
            3,
            true,
            &["a", "B", "c"][..],
        ),
        (indexed(r#"MaxEntriesReturned="2" Offset="0" BasePoint="Beginning""#), 2, false, &["a", "B"]),
        (indexed(r#"MaxEntriesReturned="2" Offset="2" BasePoint="Beginning""#), 3, true, &["c"]),
        (indexed(r#"Offset="7" BasePoint="Beginning""#), 3, true, &[]),
        (indexed(r#"MaxEntriesReturned="1" Offset="0" BasePoint="End""#), 1, false, &["c"]),
    ] {
        let (attributes, names) = root_folder(&mut simulator, &view);
        assert_eq!(attributes, format!(r#"IndexedPagingOffset="{offset}" {}"#, rest(last)), "{view}");
        assert_eq!(names, expected);
    }
    let (attributes, names) =
        root_folder(&mut simulator, &fractional(r#"MaxEntriesReturned="1" Numerator="1" Denominator="3""#));
    assert_eq!(attributes, format!(r#"NumeratorOffset="2" AbsoluteDenominator="3" {}"#, rest(false)));
    assert_eq!(names, ["B"]);
}

#[test]
fn fi_084_fi_093_fp_248_hidden_folders_are_found_like_others() {
    let mut simulator = simulator();
    let top = named("msgfolderroot");
    let hidden = found(&mut simulator, "Deep", &is_equal_to(HIDDEN, "true"), &top);
    assert!(hidden.contains(&"Recipient Cache".to_owned()), "{hidden:?}");
    let has = |folder: &&ews_sim::mailbox::Folder| {
        folder.display_name() == "Recipient Cache" || hidden.contains(&folder.display_name().to_owned())
    };
    let counted = ada(&simulator).descendants_of(FolderKey::MSG_FOLDER_ROOT).filter(has).count();
    assert_eq!(hidden.len(), counted);
    let all = found(&mut simulator, "Deep", "", &top);
    assert!(hidden.iter().all(|name| all.contains(name)) && all.len() > hidden.len());
}

#[test]
fn fi_085_fp_246_fp_247_display_names() {
    let mut simulator = three();
    let inbox = named("inbox");
    let mut find = |restriction: &str| found(&mut simulator, "Deep", restriction, &inbox);
    assert_eq!(find(&is_equal_to(&field("folder:DisplayName"), "below")), ["below"]);
    assert_eq!(find(&contains("Prefixed", "Exact", "BEL")), [""; 0]);
    assert_eq!(find(&contains("Prefixed", "IgnoreCase", "BEL")), ["below"]);
    assert_eq!(find(&is_equal_to(&field("folder:ChildFolderCount"), "1")), ["a"]);
    assert_eq!(find(&is_equal_to(&field("folder:TotalCount"), "1")), [""; 0]);
}

#[test]
fn what_the_caller_cannot_see_is_left_out() {
    let inbox = DistinguishedFolderId::Inbox;
    let builder = Simulator::builder().mailbox(ADA).mailbox(BOB);
    let mut simulator = builder.allow_folder_access(ADA, BOB, inbox, PermissionLevel::Reviewer).build();
    let bob = simulator.mailbox_mut(BOB).expect("built with it");
    for (name, level) in [("seen", PermissionLevel::Reviewer), ("unseen", PermissionLevel::None)] {
        let new = ews_sim::mailbox::NewFolder::named(name);
        let folder = bob.create_folder(FolderKey::INBOX, new).expect("the name is free");
        bob.grant(folder, ADA, level).expect("it was just made");
    }
    assert_eq!(found(&mut simulator, "Shallow", "", &of_bob("inbox")), ["seen"]);
}

#[test]
fn more_folders_than_one_answer_has_need_pages() {
    let mut simulator = simulator();
    for number in 0..=1000 {
        folder_in(&mut simulator, FolderKey::INBOX, &format!("{number:04}"));
    }
    let all = find_folder("Shallow", &shape("IdOnly", ""), "", &named("inbox"));
    refuse(&mut simulator, &all, ErrorExceededFindCountLimit);
    let (attributes, names) = root_folder(&mut simulator, &indexed(r#"Offset="0" BasePoint="Beginning""#));
    let expected = r#"IndexedPagingOffset="1000" TotalItemsInView="1001" IncludesLastItemInRange="false""#;
    assert_eq!((attributes.as_str(), names.len()), (expected, 1000));
}
