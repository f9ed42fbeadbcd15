//! Requests made to cost more than their size: of each kind one of about any size.

use std::fmt::Write as _;

use ews_sim::mailbox::{FolderKey, NewItem};
use ews_sim::property::{ItemKind, ItemProperty};
use ews_sim::{DistributionGroup, Simulator};

/// The owner of the one mailbox.
pub(crate) const ADA: &str = "ada@example.test";

/// A kind of hostile request.
pub(crate) struct Hostile {
    /// What it has too much of.
    pub(crate) name: &'static str,
    /// The body of the request with so many of them; `{id}`, `{folder}` and `{contact}` stand for ids.
    body: fn(usize) -> String,
    /// So many of them make a request of some ten thousand bytes.
    pub(crate) count: usize,
}

/// A mailbox with a message, a contact and a folder.
pub(crate) fn world() -> Simulator {
    let builder = Simulator::builder().distribution_group(DistributionGroup::new("team@example.test"));
    let mut simulator = builder.mailbox(ADA).build();
    let seeded = simulator.seed(ADA, |mailbox, now| {
        let message = NewItem::new(ItemKind::Message).with(ItemProperty::Subject, "Lunch");
        mailbox.create_item(FolderKey::INBOX, message, now)?;
        mailbox.create_item(FolderKey::CONTACTS, NewItem::new(ItemKind::Contact), now)
    });
    assert!(seeded.is_ok(), "nothing is against them");
    simulator
}

impl Hostile {
    /// The request of that many to a [`world`].
    pub(crate) fn request(&self, world: &Simulator, count: usize) -> Vec<u8> {
        let mailbox = world.mailbox(ADA).expect("built with it");
        let id_in = |folder| {
            let item = mailbox.items_in(folder).next().expect("seeded with it");
            let key = mailbox.item_change_key(item).encode();
            format!("Id=\"{}\" ChangeKey=\"{key}\"", mailbox.item_id_of(item))
        };
        let body = (self.body)(count).replace("{id}", &id_in(FolderKey::INBOX));
        let body = body.replace("{contact}", &id_in(FolderKey::CONTACTS));
        let body = body.replace("{folder}", &format!("Id=\"{}\"", mailbox.folder_id_of(FolderKey::INBOX)));
        format!(
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"\n\
             xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\"\n\
             xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\">\n\
             <s:Header><t:RequestServerVersion Version=\"Exchange2016\"/></s:Header>\n\
             <s:Body>{body}</s:Body></s:Envelope>"
        )
        .into_bytes()
    }
}

/// Every kind.
pub(crate) const HOSTILE: &[Hostile] = &[
    // The reader.
    Hostile { name: "deep nesting", count: 3000, body: |count| add_group(&"<t:a>".repeat(count)) },
    Hostile { name: "unknown elements", count: 2500, body: |count| add_group(&"<t:a/>".repeat(count)) },
    Hostile { name: "attributes", count: 20, body: |count| ids("ItemId", &attributes(60), count) },
    Hostile { name: "namespaces", count: 10, body: |count| ids("ItemId", &bindings(100), count) },
    Hostile { name: "prefixes", count: 300, body: prefixes },
    Hostile { name: "entity references", count: 2500, body: |count| named(&"&amp;".repeat(count)) },
    Hostile { name: "character references", count: 2000, body: |count| named(&"&#x41;".repeat(count)) },
    Hostile { name: "sections", count: 1000, body: |count| named(&"<![CDATA[a]]>".repeat(count)) },
    Hostile { name: "comments", count: 1500, body: |count| named(&"a<!-- -->".repeat(count)) },
    Hostile { name: "brackets", count: 10_000, body: |count| named(&"]".repeat(count)) },
    Hostile { name: "line ends", count: 10_000, body: |count| add_group(&"\r\n".repeat(count)) },
    Hostile {
        name: "a long attribute",
        count: 10_000,
        body: |count| ids("ItemId", &id(&"A".repeat(count)), 1),
    },
    Hostile {
        name: "references in an attribute",
        count: 2500,
        body: |count| ids("ItemId", &id(&"&gt;".repeat(count)), 1),
    },
    Hostile {
        name: "an unclosed attribute",
        count: 10_000,
        body: |count| format!("<m:GetItem a='{}", ">".repeat(count)),
    },
    Hostile { name: "an unclosed comment", count: 5000, body: |count| format!("<!--{}", "- ".repeat(count)) },
    Hostile {
        name: "quotes in a tag",
        count: 5000,
        body: |count| format!("<m:GetItem {}", "'\"".repeat(count)),
    },
    Hostile {
        name: "the name of an element",
        count: 10_000,
        body: |count| format!("<m:{}/>", "a".repeat(count)),
    },
    // Texts.
    Hostile { name: "a long name", count: 10_000, body: |count| named(&"é".repeat(count)) },
    Hostile {
        name: "a long subject",
        count: 10_000,
        body: |count| message(&subject(&"Re: ".repeat(count / 4))),
    },
    Hostile {
        name: "a long text body",
        count: 10_000,
        body: |count| message(&body_of("Text", &"a \n".repeat(count / 3))),
    },
    Hostile {
        name: "an HTML body of tags",
        count: 1000,
        body: |count| read_html(&"&lt;div&gt;".repeat(count)),
    },
    Hostile {
        name: "an HTML body of entities",
        count: 1000,
        body: |count| read_html(&"&amp;amp;".repeat(count)),
    },
    Hostile {
        name: "an HTML body of unclosed tags",
        count: 1000,
        body: |count| read_html(&"&lt;a b=".repeat(count)),
    },
    Hostile {
        name: "an HTML body of comments",
        count: 1000,
        body: |count| read_html(&"&lt;!--".repeat(count)),
    },
    Hostile { name: "a query string of words", count: 3000, body: |count| query(&"ab ".repeat(count)) },
    Hostile {
        name: "a query string of operators",
        count: 2000,
        body: |count| query(&"a OR NOT ".repeat(count)),
    },
    Hostile { name: "a query string of brackets", count: 3000, body: |count| query(&"(".repeat(count)) },
    Hostile { name: "a query string of quotes", count: 3000, body: |count| query(&"\"a".repeat(count)) },
    Hostile { name: "a name to resolve", count: 5000, body: |count| resolve(&"a ".repeat(count)) },
    // Base64 and MIME.
    Hostile {
        name: "a long id",
        count: 10_000,
        body: |count| ids("ItemId", &id(&"AAAA".repeat(count / 4)), 1),
    },
    Hostile {
        name: "a run in an id",
        count: 2500,
        body: |count| ids("ItemId", &id(&"//8A".repeat(count)), 1),
    },
    Hostile { name: "a long sync state", count: 10_000, body: |count| sync(&"AAAA".repeat(count / 4), "") },
    Hostile { name: "headers of MIME", count: 1000, body: |count| mime(&"X-A: b\r\n".repeat(count)) },
    Hostile {
        name: "a folded header of MIME",
        count: 1000,
        body: |count| mime(&format!("To: {}", "a,\r\n ".repeat(count))),
    },
    Hostile {
        name: "words of a header of MIME",
        count: 500,
        body: |count| mime(&format!("Subject: {}", "=?utf-8?Q?a?= ".repeat(count))),
    },
    Hostile { name: "parts of MIME", count: 500, body: |count| mime(&parts(count)) },
    Hostile { name: "nested parts of MIME", count: 100, body: |count| mime(&nested_parts(count)) },
    // Many of something.
    Hostile { name: "items to get", count: 100, body: |count| ids("ItemId", "{id}", count) },
    Hostile {
        name: "items that are not there",
        count: 100,
        body: |count| ids("ItemId", "Id=\"AAAA\"", count),
    },
    Hostile { name: "items to delete", count: 100, body: |count| delete("{id}", count) },
    Hostile {
        name: "items to ignore",
        count: 100,
        body: |count| sync("", &"<t:ItemId {id}/>".repeat(count)),
    },
    Hostile { name: "ids to convert", count: 100, body: convert },
    Hostile {
        name: "folders to look in",
        count: 200,
        body: |count| find(&restricted("", 0), "", &inboxes(count)),
    },
    Hostile {
        name: "groups to get",
        count: 100,
        body: |count| {
            format!(
                "<m:GetImItems><m:GroupIds>{}</m:GroupIds></m:GetImItems>",
                "<t:ItemId {id}/>".repeat(count)
            )
        },
    },
    Hostile { name: "items to create", count: 100, body: |count| create(&task(0).repeat(count)) },
    Hostile { name: "folders to create", count: 100, body: create_folders },
    Hostile { name: "folders of a path", count: 100, body: create_folder_path },
    Hostile { name: "paths", count: 200, body: paths },
    Hostile { name: "extended paths", count: 100, body: extended_paths },
    Hostile { name: "properties to set", count: 50, body: |count| update("{id}", count, |_| set_subject()) },
    Hostile {
        name: "extended properties to set",
        count: 50,
        body: |count| update("{id}", count, set_extended),
    },
    Hostile {
        name: "extended properties",
        count: 100,
        body: |count| message(&(0..count).map(extended).collect::<String>()),
    },
    Hostile { name: "categories", count: 300, body: categories },
    Hostile { name: "recipients", count: 100, body: recipients },
    Hostile { name: "members of a distribution list", count: 100, body: members },
    Hostile { name: "entries of a dictionary", count: 100, body: entries },
    Hostile { name: "permissions", count: 50, body: permissions },
    // Searching.
    Hostile {
        name: "restrictions side by side",
        count: 50,
        body: |count| find(&restricted(&exists().repeat(count), 1), "", ""),
    },
    Hostile {
        name: "nested restrictions",
        count: 10,
        body: |count| find(&restricted(&nested(20).repeat(count), 1), "", ""),
    },
    Hostile {
        name: "a long constant",
        count: 10_000,
        body: |count| find(&restricted(&contains(&"a".repeat(count)), 0), "", ""),
    },
    Hostile { name: "orders", count: 100, body: |count| find("", &order(count), "") },
    Hostile { name: "folders to search", count: 50, body: search_folder },
];

fn add_group(content: &str) -> String {
    format!("<m:AddImGroup>{content}</m:AddImGroup>")
}

fn named(name: &str) -> String {
    add_group(&format!("<m:DisplayName>{name}</m:DisplayName>"))
}

fn id(id: &str) -> String {
    format!("Id=\"{id}\"")
}

fn ids(element: &str, attributes: &str, count: usize) -> String {
    let ids = format!("<t:{element} {attributes}/>").repeat(count);
    format!("<m:GetItem>{}<m:ItemIds>{ids}</m:ItemIds></m:GetItem>", item_shape(""))
}

fn attributes(count: usize) -> String {
    (0..count).fold(id("a"), |text, number| text + &format!(" a{number}=''"))
}

fn bindings(count: usize) -> String {
    (0..count).fold(id("a"), |text, number| text + &format!(" xmlns:p{number}='u'"))
}

fn prefixes(count: usize) -> String {
    let names: String = (0..50).map(|number| format!(" p{number}:a='u'")).collect();
    let opened = format!("<m:GetItem {}>", bindings(60).replace("Id=\"a\"", ""));
    opened + &format!("<t:a{names}/>").repeat(count / 30) + "</m:GetItem>"
}

fn item_shape(paths: &str) -> String {
    let more = if paths.is_empty() {
        String::new()
    } else {
        format!("<t:AdditionalProperties>{paths}</t:AdditionalProperties>")
    };
    format!("<m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>{more}</m:ItemShape>")
}

fn create(items: &str) -> String {
    format!("<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items>{items}</m:Items></m:CreateItem>")
}

fn message(content: &str) -> String {
    create(&format!("<t:Message>{content}</t:Message>"))
}

fn task(_: usize) -> String {
    "<t:Task><t:Subject>a</t:Subject></t:Task>".to_owned()
}

fn subject(text: &str) -> String {
    format!("<t:Subject>{text}</t:Subject>")
}

fn body_of(of_type: &str, text: &str) -> String {
    format!("<t:Body BodyType=\"{of_type}\">{text}</t:Body>")
}

/// A body that is made plain where it is kept, and looked through for its preview.
fn read_html(html: &str) -> String {
    message(&body_of("HTML", html))
}

fn query(text: &str) -> String {
    find("", "", "").replace("</m:FindItem>", &format!("<m:QueryString>{text}</m:QueryString></m:FindItem>"))
}

fn resolve(name: &str) -> String {
    let entry = format!("<m:UnresolvedEntry>{name}</m:UnresolvedEntry>");
    format!("<m:ResolveNames ReturnFullContactData=\"false\">{entry}</m:ResolveNames>")
}

fn sync(state: &str, ignored: &str) -> String {
    let state = if state.is_empty() { String::new() } else { format!("<m:SyncState>{state}</m:SyncState>") };
    let ignored = if ignored.is_empty() { String::new() } else { format!("<m:Ignore>{ignored}</m:Ignore>") };
    format!(
        "<m:SyncFolderItems>{}<m:SyncFolderId><t:DistinguishedFolderId Id=\"inbox\"/></m:SyncFolderId>\
         {state}{ignored}<m:MaxChangesReturned>10</m:MaxChangesReturned></m:SyncFolderItems>",
        item_shape("")
    )
}

/// Base64 by hand, as tests have no use for it elsewhere.
fn mime(text: &str) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let padded = format!("{text}{}\r\n\r\n", " ".repeat((3 - (text.len() + 4) % 3) % 3));
    let digits = padded.as_bytes().chunks(3).flat_map(|bytes| {
        let number = bytes.iter().fold(0_usize, |number, byte| number << 8 | usize::from(*byte));
        [18, 12, 6, 0].map(|shift| char::from(DIGITS[number >> shift & 63]))
    });
    message(&format!("<t:MimeContent>{}</t:MimeContent>", digits.collect::<String>()))
}

fn parts(count: usize) -> String {
    let head = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    format!("{head}{}--b--", "--b\r\n\r\na\r\n".repeat(count))
}

fn nested_parts(count: usize) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = write!(text, "Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n");
        text
    })
}

fn delete(attributes: &str, count: usize) -> String {
    let ids = format!("<t:ItemId {attributes}/>").repeat(count);
    format!("<m:DeleteItem DeleteType=\"SoftDelete\"><m:ItemIds>{ids}</m:ItemIds></m:DeleteItem>")
}

fn convert(count: usize) -> String {
    let ids = format!("<t:AlternateId Format=\"EwsId\" {{folder}} Mailbox=\"{ADA}\"/>").repeat(count);
    format!("<m:ConvertId DestinationFormat=\"HexEntryId\"><m:SourceIds>{ids}</m:SourceIds></m:ConvertId>")
}

fn inboxes(count: usize) -> String {
    "<t:DistinguishedFolderId Id=\"inbox\"/>".repeat(count)
}

fn create_folders(count: usize) -> String {
    let folder = |number| format!("<t:Folder><t:DisplayName>f{number}</t:DisplayName></t:Folder>");
    let folders: String = (0..count).map(folder).collect();
    format!(
        "<m:CreateFolder><m:ParentFolderId>{}</m:ParentFolderId><m:Folders>{folders}</m:Folders>\
         </m:CreateFolder>",
        inboxes(1)
    )
}

fn create_folder_path(count: usize) -> String {
    let folders = "<t:Folder><t:DisplayName>f</t:DisplayName></t:Folder>".repeat(count);
    format!(
        "<m:CreateFolderPath><m:ParentFolderId>{}</m:ParentFolderId><m:RelativeFolderPath>{folders}\
         </m:RelativeFolderPath></m:CreateFolderPath>",
        inboxes(1)
    )
}

fn paths(count: usize) -> String {
    let paths = "<t:FieldURI FieldURI=\"item:Subject\"/>".repeat(count);
    ids("ItemId", "{id}", 1).replace(&item_shape(""), &item_shape(&paths))
}

fn extended_path(number: usize) -> String {
    format!(
        "<t:ExtendedFieldURI DistinguishedPropertySetId=\"PublicStrings\" PropertyName=\"n{number}\" \
         PropertyType=\"String\"/>"
    )
}

fn extended_paths(count: usize) -> String {
    let paths: String = (0..count).map(extended_path).collect();
    ids("ItemId", "{id}", 1).replace(&item_shape(""), &item_shape(&paths))
}

fn extended(number: usize) -> String {
    let path = extended_path(number);
    format!("<t:ExtendedProperty>{path}<t:Value>a</t:Value></t:ExtendedProperty>")
}

fn update(attributes: &str, count: usize, change: fn(usize) -> String) -> String {
    let changes: String = (0..count).map(change).collect();
    format!(
        "<m:UpdateItem ConflictResolution=\"AlwaysOverwrite\" MessageDisposition=\"SaveOnly\"><m:ItemChanges>\
         <t:ItemChange><t:ItemId {attributes}/><t:Updates>{changes}</t:Updates></t:ItemChange>\
         </m:ItemChanges></m:UpdateItem>"
    )
}

fn set_subject() -> String {
    format!(
        "<t:SetItemField><t:FieldURI FieldURI=\"item:Subject\"/><t:Message>{}</t:Message></t:SetItemField>",
        subject("a")
    )
}

fn set_extended(number: usize) -> String {
    let (path, value) = (extended_path(number), extended(number));
    format!("<t:SetItemField>{path}<t:Message>{value}</t:Message></t:SetItemField>")
}

fn categories(count: usize) -> String {
    let texts: String = (0..count).map(|number| format!("<t:String>c{number}</t:String>")).collect();
    message(&format!("<t:Categories>{texts}</t:Categories>"))
}

fn mailbox(number: usize) -> String {
    format!("<t:Mailbox><t:EmailAddress>a{number}@example.test</t:EmailAddress></t:Mailbox>")
}

fn recipients(count: usize) -> String {
    let mailboxes: String = (0..count).map(mailbox).collect();
    message(&format!("<t:ToRecipients>{mailboxes}</t:ToRecipients>"))
}

fn members(count: usize) -> String {
    let members: String =
        (0..count).map(|number| format!("<t:Member>{}</t:Member>", mailbox(number))).collect();
    create(&format!("<t:DistributionList><t:Members>{members}</t:Members></t:DistributionList>"))
}

fn entries(count: usize) -> String {
    let entries = "<t:Entry Key=\"HomePhone\">1</t:Entry>".repeat(count);
    create(&format!("<t:Contact><t:PhoneNumbers>{entries}</t:PhoneNumbers></t:Contact>"))
}

fn permissions(count: usize) -> String {
    let permission = |number| {
        format!(
            "<t:Permission><t:UserId><t:PrimarySmtpAddress>a{number}@example.test</t:PrimarySmtpAddress>\
             </t:UserId><t:PermissionLevel>Editor</t:PermissionLevel></t:Permission>"
        )
    };
    let permissions: String = (0..count).map(permission).collect();
    let folder = format!(
        "<t:Folder><t:DisplayName>f</t:DisplayName><t:PermissionSet><t:Permissions>{permissions}\
         </t:Permissions></t:PermissionSet></t:Folder>"
    );
    create_folders(0).replace("<m:Folders></m:Folders>", &format!("<m:Folders>{folder}</m:Folders>"))
}

fn find(restriction: &str, order: &str, folders: &str) -> String {
    let folders = if folders.is_empty() { inboxes(1) } else { folders.to_owned() };
    format!(
        "<m:FindItem Traversal=\"Shallow\">{}{restriction}{order}<m:ParentFolderIds>{folders}\
         </m:ParentFolderIds></m:FindItem>",
        item_shape("")
    )
}

/// A restriction, in one more that joins several.
fn restricted(expressions: &str, joins: usize) -> String {
    match (expressions, joins) {
        ("", _) => String::new(),
        (_, 0) => format!("<m:Restriction>{expressions}</m:Restriction>"),
        _ => format!("<m:Restriction><t:Or>{expressions}</t:Or></m:Restriction>"),
    }
}

fn exists() -> String {
    "<t:Exists><t:FieldURI FieldURI=\"item:InReplyTo\"/></t:Exists>".to_owned()
}

fn nested(depth: usize) -> String {
    format!("{}{}{}", "<t:Not>".repeat(depth), exists(), "</t:Not>".repeat(depth))
}

fn contains(text: &str) -> String {
    format!(
        "<t:Contains ContainmentMode=\"Substring\" ContainmentComparison=\"IgnoreCase\">\
         <t:FieldURI FieldURI=\"item:Subject\"/><t:Constant Value=\"{text}\"/></t:Contains>"
    )
}

fn order(count: usize) -> String {
    let field = "<t:FieldOrder Order=\"Ascending\"><t:FieldURI FieldURI=\"item:Subject\"/></t:FieldOrder>";
    format!("<m:SortOrder>{}</m:SortOrder>", field.repeat(count))
}

fn search_folder(count: usize) -> String {
    let folder = format!(
        "<t:SearchFolder><t:DisplayName>f</t:DisplayName><t:SearchParameters Traversal=\"Deep\">\
         <t:Restriction>{}</t:Restriction><t:BaseFolderIds>{}</t:BaseFolderIds></t:SearchParameters>\
         </t:SearchFolder>",
        exists(),
        inboxes(count)
    );
    let parent = "<t:DistinguishedFolderId Id=\"searchfolders\"/>";
    create_folders(0)
        .replace("<m:Folders></m:Folders>", &format!("<m:Folders>{folder}</m:Folders>"))
        .replace(&inboxes(1), parent)
        .replacen(&format!("<t:BaseFolderIds>{parent}"), &format!("<t:BaseFolderIds>{}", inboxes(1)), 1)
}
