/* normalize/titles/titles_scripts.c: Japanese, Chinese and Korean words of titles, found
 * anywhere in them. The longest wins, of equals the last, since the head stands at
 * the end; a special occupation wins over "engineer". Only words that say one thing are here. */
#include "normalize/titles/titles_scripts.h"

#include "base/banned.h"

// clang-format off
static const struct script_role {
    const char *word, *role;
} ROLES[] = {
    {"フルスタックエンジニア", "full-stack-developer"}, {"フロントエンドエンジニア", "frontend-developer"},
    {"フロントエンド開発", "frontend-developer"}, {"バックエンドエンジニア", "backend-developer"},
    {"サーバーサイドエンジニア", "backend-developer"}, {"サーバサイドエンジニア", "backend-developer"},
    {"モバイルエンジニア", "mobile-developer"}, {"iOSエンジニア", "mobile-developer"},
    {"Androidエンジニア", "mobile-developer"}, {"機械学習エンジニア", "machine-learning-engineer"},
    {"AIエンジニア", "ai-engineer"}, {"データサイエンティスト", "data-scientist"},
    {"データエンジニア", "data-engineer"}, {"データアナリスト", "data-analyst"},
    {"セキュリティエンジニア", "security-engineer"}, {"ネットワークエンジニア", "network-engineer"},
    {"インフラエンジニア", "infrastructure-engineer"}, {"クラウドエンジニア", "cloud-engineer"},
    {"QAエンジニア", "qa-engineer"}, {"テストエンジニア", "qa-engineer"},
    {"組み込みエンジニア", "embedded-engineer"}, {"組込みエンジニア", "embedded-engineer"},
    {"組込エンジニア", "embedded-engineer"}, {"ゲームプログラマ", "game-developer"},
    {"データベースエンジニア", "database-administrator"}, {"ソフトウェアエンジニア", "software-engineer"},
    {"アプリケーションエンジニア", "software-engineer"}, {"プロダクトマネージャー", "product-manager"},
    {"プロダクトマネジャー", "product-manager"}, {"プロジェクトマネージャー", "project-manager"},
    {"プロジェクトマネジャー", "project-manager"}, {"スクラムマスター", "scrum-master"},
    {"ビジネスアナリスト", "business-analyst"}, {"プロダクトデザイナー", "product-designer"},
    {"UI/UXデザイナー", "ux-designer"}, {"UXデザイナー", "ux-designer"}, {"UIデザイナー", "ui-designer"},
    {"テクニカルライター", "technical-writer"}, {"社内SE", "it-support"}, {"ヘルプデスク", "it-support"},
    {"プログラマー", "software-engineer"}, {"経理", "accountant"}, {"看護師", "registered-nurse"},
    {"全栈", "full-stack-developer"}, {"前端", "frontend-developer"}, {"后端", "backend-developer"},
    {"後端", "backend-developer"}, {"機器學習工程師", "machine-learning-engineer"},
    {"机器学习工程师", "machine-learning-engineer"}, {"算法工程师", "machine-learning-engineer"},
    {"数据科学家", "data-scientist"}, {"資料科學家", "data-scientist"}, {"数据工程师", "data-engineer"},
    {"資料工程師", "data-engineer"}, {"数据分析师", "data-analyst"}, {"数据分析", "data-analyst"},
    {"測試工程師", "qa-engineer"}, {"测试工程师", "qa-engineer"}, {"运维工程师", "devops-engineer"},
    {"安全工程师", "security-engineer"}, {"网络工程师", "network-engineer"},
    {"嵌入式", "embedded-engineer"}, {"硬件工程师", "hardware-engineer"}, {"韌體工程師", "embedded-engineer"},
    {"硬體工程師", "hardware-engineer"}, {"软件工程师", "software-engineer"}, {"軟體工程師", "software-engineer"},
    {"软件开发", "software-engineer"}, {"研发工程师", "software-engineer"}, {"产品经理", "product-manager"},
    {"產品經理", "product-manager"}, {"项目经理", "project-manager"}, {"專案經理", "project-manager"},
    {"会计", "accountant"}, {"會計", "accountant"}, {"护士", "registered-nurse"},
    {"풀스택", "full-stack-developer"}, {"프론트엔드", "frontend-developer"}, {"백엔드", "backend-developer"},
    {"데이터 사이언티스트", "data-scientist"}, {"데이터 엔지니어", "data-engineer"},
    {"데이터 분석가", "data-analyst"}, {"머신러닝 엔지니어", "machine-learning-engineer"},
    {"소프트웨어 엔지니어", "software-engineer"}, {"소프트웨어 개발자", "software-engineer"},
    {"프로덕트 매니저", "product-manager"}, {"프로젝트 매니저", "project-manager"},
    {"보안 엔지니어", "security-engineer"}, {"비즈니스 분석가", "business-analyst"},
    {"営業マネージャー", "sales-manager"}, {"営業部長", "sales-manager"}, {"営業事務", "administrative-assistant"},
    {"営業アシスタント", "administrative-assistant"}, {"営業", "sales-representative"}, {"人事", "hr-specialist"},
    {"採用担当", "recruiter"}, {"総務", "office-clerk"}, {"一般事務", "office-clerk"}, {"事務職", "office-clerk"},
    {"介護", "caregiver"}, {"保育士", "childcare-worker"}, {"薬剤師", "pharmacist"}, {"歯科衛生士", "dental-hygienist"},
    {"理学療法士", "physical-therapist"}, {"医師", "physician"}, {"調理師", "cook"}, {"調理スタッフ", "cook"},
    {"販売スタッフ", "retail-sales-associate"}, {"販売員", "retail-sales-associate"}, {"店長", "store-manager"},
    {"トラックドライバー", "truck-driver"}, {"トラック運転手", "truck-driver"}, {"配送ドライバー", "delivery-driver"},
    {"配達員", "delivery-driver"}, {"警備員", "security-guard"}, {"清掃", "cleaner"}, {"美容師", "hairdresser"},
    {"電気工事士", "electrician"}, {"施工管理", "construction-manager"}, {"溶接工", "welder"},
    {"製造スタッフ", "production-worker"}, {"倉庫作業", "warehouse-worker"}, {"弁護士", "legal-counsel"},
    {"税理士", "accountant"}, {"公認会計士", "accountant"}, {"翻訳", "translator"}, {"通訳", "translator"},
    {"編集者", "editor"}, {"Webデザイナー", "ui-designer"}, {"グラフィックデザイナー", "graphic-designer"},
    {"マーケティング担当", "marketing-specialist"}, {"カスタマーサポート", "customer-service-representative"},
    {"コールセンター", "customer-service-representative"}, {"秘書", "secretary"}, {"SRE", "site-reliability-engineer"},
    {"DevOpsエンジニア", "devops-engineer"}, {"システムエンジニア", "software-engineer"}, {"プログラマ", "software-engineer"},
    {"销售经理", "sales-manager"}, {"销售总监", "sales-manager"}, {"销售代表", "sales-representative"},
    {"销售", "sales-representative"}, {"業務代表", "sales-representative"}, {"業務專員", "sales-representative"},
    {"客服", "customer-service-representative"}, {"人力资源", "hr-specialist"}, {"人资", "hr-specialist"},
    {"招聘专员", "recruiter"}, {"招聘", "recruiter"}, {"行政助理", "administrative-assistant"},
    {"行政专员", "administrative-assistant"}, {"行政", "administrative-assistant"}, {"文员", "office-clerk"},
    {"出纳", "bookkeeper"}, {"审计", "auditor"}, {"财务分析", "financial-analyst"}, {"财务经理", "finance-manager"},
    {"货车司机", "truck-driver"}, {"叉车司机", "forklift-operator"}, {"司机", "truck-driver"},
    {"外卖骑手", "delivery-driver"}, {"快递员", "delivery-driver"}, {"配送员", "delivery-driver"}, {"厨师", "cook"},
    {"廚師", "cook"}, {"服务员", "waiter"}, {"服務員", "waiter"}, {"收银员", "cashier"}, {"导购", "retail-sales-associate"},
    {"店员", "retail-sales-associate"}, {"店长", "store-manager"}, {"医生", "physician"}, {"醫師", "physician"},
    {"药剂师", "pharmacist"}, {"护理", "caregiver"}, {"律师", "legal-counsel"}, {"法务", "legal-counsel"},
    {"翻译", "translator"}, {"平面设计", "graphic-designer"}, {"视觉设计", "graphic-designer"}, {"UI设计", "ui-designer"},
    {"交互设计", "ux-designer"}, {"室内设计", "interior-designer"}, {"采购", "buyer"}, {"採購", "buyer"},
    {"仓库管理", "stock-clerk"}, {"仓管", "stock-clerk"}, {"普工", "production-worker"}, {"操作工", "production-worker"},
    {"电工", "electrician"}, {"焊工", "welder"}, {"保安", "security-guard"}, {"保洁", "cleaner"},
    {"幼师", "preschool-teacher"}, {"教师", "teacher"}, {"老师", "teacher"}, {"教師", "teacher"}, {"编辑", "editor"},
    {"记者", "journalist"}, {"市场专员", "marketing-specialist"}, {"市场营销", "marketing-specialist"},
    {"架构师", "software-architect"}, {"Java开发", "software-engineer"}, {"Java工程师", "software-engineer"},
    {"Python开发", "software-engineer"}, {"开发工程师", "software-engineer"}, {"大数据", "data-engineer"},
    {"DBA", "database-administrator"}, {"运维", "devops-engineer"}, {"Android开发", "mobile-developer"},
    {"iOS开发", "mobile-developer"}, {"机械工程师", "mechanical-engineer"}, {"电气工程师", "electrical-engineer"},
    {"土木工程师", "civil-engineer"}, {"项目助理", "project-coordinator"}, {"영업관리", "sales-manager"},
    {"영업", "sales-representative"}, {"마케터", "marketing-specialist"}, {"회계", "accountant"},
    {"인사담당", "hr-specialist"}, {"채용담당", "recruiter"}, {"간호사", "registered-nurse"}, {"의사", "physician"},
    {"약사", "pharmacist"}, {"물리치료사", "physical-therapist"}, {"요리사", "cook"}, {"조리사", "cook"},
    {"운전기사", "truck-driver"}, {"배달기사", "delivery-driver"}, {"배송기사", "delivery-driver"},
    {"경비원", "security-guard"}, {"청소", "cleaner"}, {"교사", "teacher"}, {"변호사", "legal-counsel"},
    {"번역가", "translator"}, {"데브옵스", "devops-engineer"}, {"인프라 엔지니어", "infrastructure-engineer"},
    {"안드로이드 개발자", "mobile-developer"}, {"iOS 개발자", "mobile-developer"}, {"서버 개발자", "backend-developer"},
    {"게임 개발자", "game-developer"}, {"QA 엔지니어", "qa-engineer"}, {"고객상담", "customer-service-representative"},
    {"사무보조", "office-clerk"}, {"비서", "secretary"}, {"용접공", "welder"}, {"전기기사", "electrician"},
    {"생산직", "production-worker"}, {"개발자", "software-engineer"},
    {"看護助手", "nursing-assistant"}, {"准看護師", "licensed-practical-nurse"}, {"正看護師", "registered-nurse"},
    {"保健師", "registered-nurse"}, {"助産師", "midwife"}, {"介護福祉士", "caregiver"}, {"ケアマネージャー", "social-worker"},
    {"ケアマネジャー", "social-worker"}, {"ホームヘルパー", "home-health-aide"}, {"訪問介護", "home-health-aide"},
    {"介護スタッフ", "caregiver"}, {"介護職", "caregiver"}, {"生活相談員", "social-worker"}, {"作業療法士", "occupational-therapist"},
    {"言語聴覚士", "speech-language-pathologist"}, {"臨床検査技師", "medical-laboratory-technologist"},
    {"診療放射線技師", "radiologic-technologist"}, {"放射線技師", "radiologic-technologist"}, {"管理栄養士", "dietitian"},
    {"栄養士", "dietitian"}, {"歯科医師", "dentist"}, {"歯科助手", "dental-assistant"}, {"歯科技工士", "dental-technician"},
    {"獣医師", "veterinarian"}, {"動物看護師", "veterinary-technician"}, {"医療事務", "medical-secretary"},
    {"受付事務", "receptionist"}, {"受付", "receptionist"}, {"登録販売者", "retail-sales-associate"}, {"臨床心理士", "psychologist"},
    {"柔道整復師", "chiropractor"}, {"鍼灸師", "acupuncturist"}, {"整体師", "massage-therapist"}, {"マッサージ師", "massage-therapist"},
    {"救急救命士", "paramedic"}, {"財務", "financial-analyst"}, {"経理事務", "accounting-clerk"}, {"会計事務", "accounting-clerk"},
    {"会計士", "accountant"}, {"内部監査", "auditor"}, {"税務", "accountant"}, {"法務", "legal-counsel"}, {"司法書士", "paralegal"},
    {"行政書士", "paralegal"}, {"社会保険労務士", "hr-specialist"}, {"労務", "hr-specialist"}, {"人事マネージャー", "hr-manager"},
    {"人事部長", "hr-manager"}, {"経営企画", "strategy-manager"}, {"事業開発", "business-development-manager"},
    {"経営コンサルタント", "management-consultant"}, {"戦略コンサルタント", "management-consultant"},
    {"コンサルタント", "management-consultant"}, {"ITコンサルタント", "it-consultant"}, {"ITコンサル", "it-consultant"},
    {"広報", "public-relations-specialist"}, {"マーケター", "marketing-specialist"},
    {"Webマーケター", "digital-marketing-specialist"}, {"マーケティングマネージャー", "marketing-manager"},
    {"マーケティング", "marketing-specialist"}, {"営業職", "sales-representative"}, {"法人営業", "sales-representative"},
    {"個人営業", "sales-representative"}, {"ルート営業", "sales-representative"},
    {"インサイドセールス", "sales-development-representative"}, {"フィールドセールス", "account-executive"},
    {"カスタマーサクセス", "customer-success-manager"}, {"セールスエンジニア", "sales-engineer"}, {"プリセールス", "sales-engineer"},
    {"テレアポ", "telemarketer"}, {"テレフォンオペレーター", "customer-service-representative"},
    {"コールセンタースタッフ", "customer-service-representative"}, {"購買", "buyer"}, {"調達", "buyer"}, {"バイヤー", "buyer"},
    {"貿易事務", "shipping-clerk"}, {"物流管理", "logistics-coordinator"}, {"生産管理", "production-planner"},
    {"品質管理", "quality-inspector"}, {"品質保証", "quality-engineer"}, {"生産技術", "manufacturing-engineer"},
    {"設備保全", "maintenance-technician"}, {"保全", "maintenance-technician"}, {"機械設計", "mechanical-engineer"},
    {"回路設計", "electrical-engineer"}, {"電気設計", "electrical-engineer"}, {"機械エンジニア", "mechanical-engineer"},
    {"電気エンジニア", "electrical-engineer"}, {"組立", "assembler"}, {"機械オペレーター", "machine-operator"}, {"NC旋盤", "machinist"},
    {"マシニング", "machinist"}, {"旋盤工", "machinist"}, {"フォークリフト", "forklift-operator"}, {"クレーン", "crane-operator"},
    {"ドライバー", "delivery-driver"}, {"大型ドライバー", "truck-driver"}, {"大型トラック", "truck-driver"}, {"運転手", "delivery-driver"},
    {"タクシードライバー", "taxi-driver"}, {"タクシー", "taxi-driver"}, {"バス運転士", "bus-driver"}, {"バス運転手", "bus-driver"},
    {"電車運転士", "train-driver"}, {"運転士", "train-driver"}, {"パイロット", "pilot"}, {"客室乗務員", "flight-attendant"},
    {"グランドスタッフ", "ground-crew-agent"}, {"自動車整備士", "mechanic"}, {"整備士", "mechanic"}, {"航空整備士", "aircraft-mechanic"},
    {"ピッキング", "warehouse-worker"}, {"仕分け", "warehouse-worker"}, {"倉庫内作業", "warehouse-worker"},
    {"倉庫スタッフ", "warehouse-worker"}, {"軽作業", "warehouse-worker"}, {"梱包", "packer"}, {"大工", "carpenter"},
    {"左官", "plasterer"}, {"塗装工", "painter"}, {"配管工", "plumber"}, {"とび職", "scaffolder"}, {"鳶職", "scaffolder"},
    {"解体工", "construction-worker"}, {"土木作業員", "construction-worker"}, {"土木施工管理", "construction-manager"},
    {"建設作業員", "construction-worker"}, {"建築士", "architect"}, {"建築設計", "architect"}, {"測量士", "surveyor"},
    {"不動産営業", "real-estate-agent"}, {"宅地建物取引士", "real-estate-agent"}, {"マンション管理", "property-manager"}, {"シェフ", "chef"},
    {"料理長", "chef"}, {"料理人", "cook"}, {"板前", "cook"}, {"寿司職人", "cook"}, {"キッチンスタッフ", "cook"}, {"ホールスタッフ", "waiter"},
    {"ウェイター", "waiter"}, {"ウェイトレス", "waiter"}, {"バーテンダー", "bartender"}, {"バリスタ", "barista"}, {"パティシエ", "pastry-chef"},
    {"パン職人", "baker"}, {"製パン", "baker"}, {"ソムリエ", "sommelier"}, {"レジ", "cashier"}, {"レジスタッフ", "cashier"},
    {"ショップ店員", "retail-sales-associate"}, {"店員", "retail-sales-associate"}, {"アパレル販売", "retail-sales-associate"},
    {"美容部員", "retail-sales-associate"}, {"店舗スタッフ", "retail-sales-associate"},
    {"副店長", "retail-supervisor"}, {"フロントスタッフ", "hotel-receptionist"}, {"ホテルフロント", "hotel-receptionist"},
    {"客室清掃", "housekeeper"}, {"ネイリスト", "manicurist"}, {"エステティシャン", "beautician"}, {"トリマー", "animal-caretaker"},
    {"理容師", "barber"}, {"メイクアップアーティスト", "makeup-artist"}, {"インストラクター", "personal-trainer"},
    {"トレーナー", "personal-trainer"}, {"ウェディングプランナー", "event-manager"}, {"ツアーコンダクター", "tour-guide"},
    {"葬祭ディレクター", "funeral-director"}, {"教員", "teacher"}, {"小学校教諭", "primary-school-teacher"},
    {"小学校教師", "primary-school-teacher"}, {"中学校教師", "teacher"}, {"高校教師", "teacher"}, {"教諭", "teacher"},
    {"幼稚園教諭", "preschool-teacher"}, {"日本語教師", "language-teacher"}, {"英語教師", "language-teacher"},
    {"英会話講師", "language-teacher"}, {"塾講師", "tutor"}, {"講師", "lecturer"}, {"家庭教師", "tutor"}, {"大学教授", "lecturer"},
    {"教授", "lecturer"}, {"准教授", "lecturer"}, {"研究員", "research-scientist"}, {"研究者", "research-scientist"},
    {"司書", "librarian"}, {"学芸員", "curator"}, {"ベビーシッター", "nanny"}, {"児童指導員", "social-service-assistant"},
    {"社会福祉士", "social-worker"}, {"ソーシャルワーカー", "social-worker"}, {"警察官", "police-officer"}, {"消防士", "firefighter"},
    {"自衛官", "soldier"}, {"刑務官", "correctional-officer"}, {"公務員", "office-clerk"}, {"弁理士", "legal-counsel"},
    {"裁判官", "judge"}, {"社長秘書", "executive-assistant"}, {"データ入力", "data-entry-clerk"}, {"オフィスマネージャー", "office-manager"},
    {"庶務", "office-clerk"}, {"ライター", "writer"}, {"記者", "journalist"}, {"カメラマン", "photographer"},
    {"フォトグラファー", "photographer"}, {"イラストレーター", "illustrator"}, {"アニメーター", "animator"}, {"映像編集", "video-editor"},
    {"動画編集", "video-editor"}, {"ディレクター", "producer"}, {"Webディレクター", "project-manager"}, {"プロデューサー", "producer"},
    {"デザイナー", "graphic-designer"}, {"ゲームプランナー", "game-designer"}, {"ゲームデザイナー", "game-designer"},
    {"インテリアデザイナー", "interior-designer"}, {"ファッションデザイナー", "fashion-designer"}, {"俳優", "actor"}, {"声優", "actor"},
    {"歌手", "musician"}, {"音楽家", "musician"}, {"翻訳者", "translator"}, {"通訳者", "translator"}, {"コピーライター", "copywriter"},
    {"Webエンジニア", "software-engineer"}, {"Web開発", "software-engineer"}, {"フロントエンド", "frontend-developer"},
    {"バックエンド", "backend-developer"}, {"フルスタック", "full-stack-developer"}, {"サーバーサイド", "backend-developer"},
    {"アプリエンジニア", "mobile-developer"}, {"ソフトウェア開発", "software-engineer"}, {"ITエンジニア", "software-engineer"},
    {"開発エンジニア", "software-engineer"}, {"Javaエンジニア", "software-engineer"}, {"Rubyエンジニア", "software-engineer"},
    {"PHPエンジニア", "software-engineer"}, {"Pythonエンジニア", "software-engineer"}, {"Goエンジニア", "backend-developer"},
    {"JavaScriptエンジニア", "software-engineer"}, {"Reactエンジニア", "frontend-developer"},
    {"データベース管理者", "database-administrator"}, {"サーバーエンジニア", "systems-administrator"},
    {"システム管理者", "systems-administrator"}, {"テクニカルサポート", "support-engineer"}, {"情報システム", "it-support"},
    {"プロジェクトリーダー", "project-manager"}, {"エンジニアリングマネージャー", "engineering-manager"},
    {"ソリューションアーキテクト", "solutions-architect"}, {"クラウドアーキテクト", "cloud-architect"},
    {"ブロックチェーンエンジニア", "blockchain-developer"}, {"ロボットエンジニア", "robotics-engineer"}, {"化学エンジニア", "chemical-engineer"},
    {"土木エンジニア", "civil-engineer"}, {"フィールドエンジニア", "field-service-engineer"}, {"サービスエンジニア", "field-service-engineer"},
    {"CADオペレーター", "cad-drafter"}, {"支店長", "branch-manager"}, {"工場長", "production-manager"},
    {"代表取締役", "chief-executive"}, {"社長", "chief-executive"}, {"農作業", "farm-worker"}, {"農業", "farm-worker"},
    {"漁師", "fisher"}, {"警備", "security-guard"}, {"清掃員", "cleaner"}, {"清掃スタッフ", "cleaner"}, {"家政婦", "housekeeper"},
    {"家事代行", "housekeeper"}, {"郵便配達", "postal-worker"}, {"引越スタッフ", "warehouse-worker"}, {"秘書業務", "secretary"},
    {"金融アナリスト", "financial-analyst"}, {"証券アナリスト", "investment-analyst"}, {"トレーダー", "trader"},
    {"保険営業", "insurance-agent"}, {"銀行員", "bank-teller"}, {"ファイナンシャルプランナー", "financial-advisor"}, {"アクチュアリー", "actuary"},
    {"医薬情報担当者", "sales-representative"}, {"治験コーディネーター", "clinical-research-coordinator"},
    {"臨床開発モニター", "clinical-research-coordinator"}, {"调酒师", "bartender"}, {"調酒師", "bartender"}, {"咖啡师", "barista"},
    {"咖啡師", "barista"}, {"面点师", "pastry-chef"}, {"糕点师", "pastry-chef"}, {"烘焙师", "baker"}, {"面包师", "baker"},
    {"厨师长", "chef"}, {"主廚", "chef"}, {"行政总厨", "chef"}, {"洗碗工", "dishwasher"}, {"传菜员", "cafeteria-attendant"},
    {"餐厅经理", "restaurant-manager"}, {"酒店前台", "hotel-receptionist"}, {"前台接待", "receptionist"}, {"前台", "receptionist"},
    {"客房服务员", "housekeeper"}, {"客房部", "housekeeper"}, {"收銀員", "cashier"}, {"营业员", "retail-sales-associate"},
    {"促销员", "brand-ambassador"}, {"导购员", "retail-sales-associate"}, {"門市人員", "retail-sales-associate"},
    {"副店长", "retail-supervisor"}, {"銷售", "sales-representative"}, {"销售主管", "sales-supervisor"},
    {"销售工程师", "sales-engineer"}, {"大客户经理", "key-account-manager"}, {"客户经理", "account-manager"},
    {"客戶經理", "account-manager"}, {"商务拓展", "business-development-manager"}, {"商务专员", "sales-coordinator"},
    {"销售助理", "sales-coordinator"}, {"外贸业务员", "sales-representative"}, {"业务员", "sales-representative"},
    {"電話行銷", "telemarketer"}, {"电话销售", "telemarketer"}, {"房产经纪人", "real-estate-agent"}, {"置业顾问", "real-estate-agent"},
    {"保险代理人", "insurance-agent"}, {"理财顾问", "financial-advisor"}, {"理財專員", "financial-advisor"}, {"银行柜员", "bank-teller"},
    {"柜员", "bank-teller"}, {"信贷专员", "loan-officer"}, {"投资经理", "portfolio-manager"}, {"投资顾问", "financial-advisor"},
    {"基金经理", "portfolio-manager"}, {"风控", "risk-analyst"}, {"精算师", "actuary"}, {"会计师", "accountant"},
    {"會計師", "accountant"}, {"会计主管", "accountant"}, {"财务总监", "finance-manager"}, {"财务主管", "finance-manager"},
    {"財務經理", "finance-manager"}, {"财务专员", "accounting-clerk"}, {"税务专员", "accountant"}, {"成本会计", "accountant"},
    {"审计师", "auditor"}, {"稽核", "auditor"}, {"人事专员", "hr-specialist"}, {"人事经理", "hr-manager"}, {"人力资源经理", "hr-manager"},
    {"人力資源", "hr-specialist"}, {"猎头顾问", "recruiter"}, {"薪酬专员", "compensation-specialist"},
    {"培训师", "training-specialist"}, {"培训专员", "training-specialist"}, {"总裁助理", "executive-assistant"},
    {"总经理助理", "executive-assistant"}, {"总经理秘书", "executive-assistant"}, {"秘书", "secretary"},
    {"行政經理", "administrative-services-manager"}, {"行政经理", "administrative-services-manager"},
    {"总经理", "general-manager"}, {"總經理", "general-manager"}, {"首席执行官", "chief-executive"},
    {"运营经理", "operations-manager"}, {"营运经理", "operations-manager"}, {"运营专员", "operations-associate"},
    {"新媒体运营", "social-media-manager"}, {"社群運營", "community-manager"}, {"市场经理", "marketing-manager"},
    {"市场总监", "marketing-manager"}, {"行銷企劃", "marketing-specialist"}, {"行銷專員", "marketing-specialist"},
    {"行銷經理", "marketing-manager"}, {"品牌经理", "marketing-manager"}, {"文案", "copywriter"},
    {"公关", "public-relations-specialist"}, {"活动策划", "event-manager"}, {"广告设计", "graphic-designer"},
    {"美工", "graphic-designer"}, {"UX设计师", "ux-designer"}, {"UI設計師", "ui-designer"}, {"工业设计师", "industrial-designer"},
    {"服装设计师", "fashion-designer"}, {"建筑师", "architect"}, {"建築師", "architect"}, {"景观设计师", "landscape-architect"},
    {"结构工程师", "civil-engineer"}, {"結構工程師", "civil-engineer"}, {"造价工程师", "quantity-surveyor"},
    {"施工员", "site-supervisor"}, {"工程监理", "site-supervisor"}, {"项目总监", "project-manager"}, {"测量员", "surveyor"},
    {"电气设计", "electrical-engineer"}, {"電機工程師", "electrical-engineer"}, {"電子工程師", "hardware-engineer"},
    {"电子工程师", "hardware-engineer"}, {"機械工程師", "mechanical-engineer"}, {"机械设计", "mechanical-engineer"},
    {"工艺工程师", "process-engineer"}, {"製程工程師", "process-engineer"}, {"制程工程师", "process-engineer"},
    {"设备工程师", "maintenance-engineer"}, {"設備工程師", "maintenance-engineer"}, {"质量工程师", "quality-engineer"},
    {"品质工程师", "quality-engineer"}, {"品保工程師", "quality-engineer"}, {"质检员", "quality-inspector"},
    {"品管", "quality-inspector"}, {"化学工程师", "chemical-engineer"}, {"环保工程师", "environmental-engineer"},
    {"材料工程师", "materials-engineer"}, {"汽车工程师", "automotive-engineer"}, {"自动化工程师", "automation-engineer"},
    {"自動化工程師", "automation-engineer"}, {"生产经理", "production-manager"}, {"生产主管", "production-supervisor"},
    {"车间主任", "production-supervisor"}, {"厂长", "production-manager"}, {"生产计划", "production-planner"},
    {"物流专员", "logistics-coordinator"}, {"物流经理", "logistics-manager"}, {"供应链经理", "supply-chain-manager"},
    {"采购经理", "procurement-manager"}, {"采购员", "buyer"}, {"仓库管理员", "stock-clerk"}, {"倉管人員", "stock-clerk"},
    {"仓库主管", "warehouse-manager"}, {"搬运工", "warehouse-worker"}, {"分拣员", "warehouse-worker"},
    {"拣货员", "warehouse-worker"}, {"打包员", "packer"}, {"包装工", "packer"}, {"出租车司机", "taxi-driver"},
    {"网约车司机", "taxi-driver"}, {"公交司机", "bus-driver"}, {"公车司机", "bus-driver"}, {"送货司机", "delivery-driver"},
    {"送貨員", "delivery-driver"}, {"外送員", "delivery-driver"}, {"快递", "courier"}, {"骑手", "delivery-driver"},
    {"飞行员", "pilot"}, {"空姐", "flight-attendant"}, {"空乘", "flight-attendant"}, {"船员", "sailor"},
    {"火车司机", "train-driver"}, {"汽车维修", "mechanic"}, {"汽修工", "mechanic"}, {"维修工", "maintenance-technician"},
    {"維修技術員", "maintenance-technician"}, {"维修技师", "maintenance-technician"}, {"木工", "carpenter"},
    {"水电工", "electrician"}, {"水電工", "electrician"}, {"管道工", "plumber"}, {"油漆工", "painter"}, {"瓦工", "bricklayer"},
    {"泥瓦匠", "bricklayer"}, {"钳工", "industrial-mechanic"}, {"车工", "machinist"}, {"铣工", "machinist"},
    {"数控", "cnc-operator"}, {"缝纫工", "sewing-machine-operator"}, {"裁缝", "tailor"}, {"装配工", "assembler"},
    {"作業員", "production-worker"}, {"操作员", "machine-operator"}, {"工人", "production-worker"},
    {"建筑工人", "construction-worker"}, {"小工", "construction-worker"}, {"清洁工", "cleaner"}, {"清潔人員", "cleaner"},
    {"保洁员", "cleaner"}, {"保姆", "nanny"}, {"月嫂", "nanny"}, {"育儿嫂", "nanny"}, {"家政", "housekeeper"}, {"护工", "caregiver"},
    {"照服員", "caregiver"}, {"照顧服務員", "caregiver"}, {"护理员", "nursing-assistant"}, {"护士长", "registered-nurse"},
    {"護理師", "registered-nurse"}, {"護士", "registered-nurse"}, {"助产士", "midwife"}, {"牙医", "dentist"}, {"牙醫", "dentist"},
    {"牙科助理", "dental-assistant"}, {"兽医", "veterinarian"}, {"獸醫", "veterinarian"}, {"藥師", "pharmacist"},
    {"药师", "pharmacist"}, {"检验师", "medical-laboratory-technologist"}, {"检验员", "quality-inspector"},
    {"放射技师", "radiologic-technologist"}, {"康复治疗师", "physical-therapist"}, {"物理治療師", "physical-therapist"},
    {"營養師", "dietitian"}, {"营养师", "dietitian"}, {"心理咨询师", "mental-health-counselor"}, {"心理師", "psychologist"},
    {"社工", "social-worker"}, {"中医", "acupuncturist"}, {"讲师", "lecturer"}, {"小学教师", "primary-school-teacher"},
    {"小学老师", "primary-school-teacher"}, {"中学教师", "teacher"}, {"幼儿园老师", "preschool-teacher"},
    {"幼教", "preschool-teacher"}, {"英语老师", "language-teacher"}, {"英语教师", "language-teacher"}, {"音乐老师", "music-teacher"},
    {"家教", "tutor"}, {"助教", "teaching-assistant"}, {"校长", "school-principal"}, {"研究员", "research-scientist"},
    {"科学家", "scientist"}, {"图书管理员", "librarian"}, {"警察", "police-officer"}, {"消防员", "firefighter"}, {"军人", "soldier"},
    {"律師", "legal-counsel"}, {"法官", "judge"}, {"法务专员", "legal-counsel"}, {"律师助理", "paralegal"}, {"作家", "writer"},
    {"演员", "actor"}, {"音乐家", "musician"}, {"导演", "film-director"}, {"摄影师", "photographer"}, {"攝影師", "photographer"},
    {"剪辑师", "video-editor"}, {"主播", "announcer"}, {"主持人", "announcer"}, {"模特", "model"}, {"健身教练", "personal-trainer"},
    {"瑜伽教练", "personal-trainer"}, {"教练", "sports-coach"}, {"运动员", "athlete"}, {"美容师", "beautician"},
    {"美甲师", "manicurist"}, {"美发师", "hairdresser"}, {"理发师", "barber"}, {"發型師", "hairdresser"}, {"化妆师", "makeup-artist"},
    {"按摩师", "massage-therapist"}, {"导游", "tour-guide"}, {"旅游顾问", "travel-agent"}, {"园丁", "landscaper"},
    {"园艺师", "landscaper"}, {"农民", "farmer"}, {"渔民", "fisher"}, {"矿工", "miner"}, {"后端开发", "backend-developer"},
    {"后端工程师", "backend-developer"}, {"後端工程師", "backend-developer"}, {"前端工程师", "frontend-developer"},
    {"前端工程師", "frontend-developer"}, {"前端开发", "frontend-developer"}, {"全栈工程师", "full-stack-developer"},
    {"全栈开发", "full-stack-developer"}, {"全端工程師", "full-stack-developer"}, {"移动开发", "mobile-developer"},
    {"安卓开发", "mobile-developer"}, {"游戏开发", "game-developer"}, {"遊戲企劃", "game-designer"}, {"游戏策划", "game-designer"},
    {"演算法工程師", "machine-learning-engineer"}, {"人工智能工程师", "ai-engineer"}, {"AI工程师", "ai-engineer"},
    {"AI工程師", "ai-engineer"}, {"深度学习", "machine-learning-engineer"}, {"数据库管理员", "database-administrator"},
    {"系统管理员", "systems-administrator"}, {"系統管理員", "systems-administrator"}, {"系统工程师", "systems-engineer"},
    {"系統工程師", "systems-engineer"}, {"網路工程師", "network-engineer"}, {"资安工程师", "security-engineer"},
    {"資安工程師", "security-engineer"}, {"信息安全", "security-engineer"}, {"测试开发", "test-automation-engineer"},
    {"测试", "qa-engineer"}, {"嵌入式工程师", "embedded-engineer"}, {"芯片设计", "hardware-engineer"},
    {"区块链", "blockchain-developer"}, {"云计算工程师", "cloud-engineer"}, {"雲端工程師", "cloud-engineer"},
    {"技术支持", "support-engineer"}, {"技術支援", "support-engineer"}, {"技术文档", "technical-writer"},
    {"程序员", "software-engineer"}, {"程式設計師", "software-engineer"}, {"软件开发工程师", "software-engineer"},
    {"軟體開發", "software-engineer"}, {"技术经理", "engineering-manager"}, {"技术总监", "engineering-manager"},
    {"研发经理", "engineering-manager"}, {"产品总监", "product-manager"}, {"产品运营", "product-operations-manager"},
    {"商业分析师", "business-analyst"}, {"商業分析師", "business-analyst"}, {"需求分析师", "business-analyst"},
    {"敏捷教练", "scrum-master"}, {"解决方案架构师", "solutions-architect"}, {"机器人工程师", "robotics-engineer"},
    {"射频工程师", "hardware-engineer"}, {"IT支持", "it-support"}, {"网管", "it-support"}, {"网络管理员", "network-engineer"},
    {"간호조무사", "nursing-assistant"}, {"조무사", "nursing-assistant"}, {"수간호사", "registered-nurse"}, {"요양보호사", "caregiver"},
    {"간병인", "caregiver"}, {"사회복지사", "social-worker"}, {"작업치료사", "occupational-therapist"},
    {"언어치료사", "speech-language-pathologist"}, {"방사선사", "radiologic-technologist"},
    {"임상병리사", "medical-laboratory-technologist"}, {"치과의사", "dentist"}, {"치위생사", "dental-hygienist"},
    {"치과위생사", "dental-hygienist"}, {"치기공사", "dental-technician"}, {"한의사", "acupuncturist"}, {"수의사", "veterinarian"},
    {"영양사", "dietitian"}, {"임상심리사", "psychologist"}, {"심리상담사", "mental-health-counselor"},
    {"상담사", "mental-health-counselor"}, {"응급구조사", "paramedic"}, {"조산사", "midwife"}, {"안경사", "optician"},
    {"병원코디네이터", "medical-secretary"}, {"원무", "medical-secretary"}, {"회계사", "accountant"}, {"채용 담당", "recruiter"}, {"채용매니저", "recruiter"}, {"창고관리", "stock-clerk"}, {"내부감사", "auditor"}, {"반도체 엔지니어", "hardware-engineer"}, {"販売職", "retail-sales-associate"}, {"販売スタッフ募集", "retail-sales-associate"}, {"アパレル販売員", "retail-sales-associate"}, {"세무사", "accountant"},
    {"경리", "bookkeeper"}, {"재무", "financial-analyst"}, {"인사팀장", "hr-manager"},
    {"인사", "hr-specialist"}, {"리크루터", "recruiter"}, {"총무", "office-clerk"},
    {"사무직", "office-clerk"}, {"사무원", "office-clerk"}, {"행정", "administrative-assistant"}, {"사무", "office-clerk"},
    {"영업사원", "sales-representative"}, {"영업대표", "sales-representative"}, {"기술영업", "sales-engineer"},
    {"해외영업", "sales-representative"}, {"영업팀장", "sales-manager"}, {"영업지원", "sales-coordinator"},
    {"마케팅", "marketing-specialist"}, {"마케팅 매니저", "marketing-manager"}, {"브랜드 매니저", "marketing-manager"},
    {"퍼포먼스 마케터", "digital-marketing-specialist"}, {"콘텐츠 마케터", "marketing-specialist"},
    {"홍보", "public-relations-specialist"}, {"고객상담원", "customer-service-representative"},
    {"상담원", "customer-service-representative"}, {"콜센터", "customer-service-representative"},
    {"고객지원", "customer-service-representative"}, {"텔레마케터", "telemarketer"}, {"구매", "buyer"}, {"무역사무", "shipping-clerk"},
    {"물류관리", "logistics-coordinator"},
    {"지게차", "forklift-operator"}, {"생산관리", "production-planner"}, {"품질관리", "quality-inspector"},
    {"품질보증", "quality-engineer"}, {"생산기술", "manufacturing-engineer"}, {"설비보전", "maintenance-technician"},
    {"정비사", "mechanic"}, {"자동차정비", "mechanic"}, {"항공정비사", "aircraft-mechanic"}, {"조립", "assembler"}, {"포장", "packer"},
    {"기계설계", "mechanical-engineer"}, {"회로설계", "hardware-engineer"}, {"기계 엔지니어", "mechanical-engineer"},
    {"전기 엔지니어", "electrical-engineer"}, {"토목", "civil-engineer"}, {"건축설계", "architect"}, {"건축가", "architect"},
    {"건축사", "architect"}, {"현장소장", "construction-manager"}, {"시공", "construction-worker"}, {"목수", "carpenter"},
    {"배관공", "plumber"}, {"도장공", "painter"}, {"미장공", "plasterer"}, {"전기공", "electrician"}, {"택시기사", "taxi-driver"},
    {"버스기사", "bus-driver"}, {"버스 기사", "bus-driver"}, {"트럭기사", "truck-driver"}, {"화물기사", "truck-driver"},
    {"택배기사", "delivery-driver"}, {"운전원", "delivery-driver"}, {"기관사", "train-driver"}, {"조종사", "pilot"},
    {"승무원", "flight-attendant"}, {"셰프", "chef"}, {"주방장", "chef"}, {"주방보조", "kitchen-assistant"}, {"제빵사", "baker"},
    {"제과제빵", "baker"}, {"파티시에", "pastry-chef"}, {"바리스타", "barista"}, {"바텐더", "bartender"}, {"홀서빙", "waiter"},
    {"서빙", "waiter"}, {"캐셔", "cashier"}, {"판매직", "retail-sales-associate"}, {"판매사원", "retail-sales-associate"},
    {"매장관리", "store-manager"}, {"점장", "store-manager"}, {"매니저 매장", "store-manager"}, {"호텔리어", "hotel-receptionist"},
    {"프런트", "hotel-receptionist"}, {"미용사", "hairdresser"}, {"헤어디자이너", "hairdresser"}, {"네일아티스트", "manicurist"},
    {"피부관리사", "beautician"}, {"메이크업 아티스트", "makeup-artist"}, {"트레이너", "personal-trainer"}, {"강사", "lecturer"},
    {"학원강사", "tutor"}, {"영어강사", "language-teacher"}, {"과외", "tutor"}, {"교수", "lecturer"},
    {"초등교사", "primary-school-teacher"}, {"초등학교 교사", "primary-school-teacher"}, {"유치원교사", "preschool-teacher"},
    {"유치원 교사", "preschool-teacher"}, {"보육교사", "childcare-worker"}, {"연구원", "research-scientist"}, {"사서", "librarian"},
    {"학예사", "curator"}, {"베이비시터", "nanny"}, {"경찰관", "police-officer"}, {"경찰", "police-officer"}, {"소방관", "firefighter"},
    {"군인", "soldier"}, {"교도관", "correctional-officer"}, {"공무원", "office-clerk"}, {"판사", "judge"}, {"법무사", "paralegal"},
    {"법무", "legal-counsel"}, {"변리사", "legal-counsel"}, {"기자", "journalist"}, {"작가", "writer"}, {"에디터", "editor"},
    {"편집자", "editor"}, {"카피라이터", "copywriter"}, {"아나운서", "announcer"}, {"배우", "actor"}, {"가수", "musician"},
    {"사진작가", "photographer"}, {"포토그래퍼", "photographer"}, {"영상편집", "video-editor"}, {"PD", "producer"},
    {"프로듀서", "producer"}, {"그래픽 디자이너", "graphic-designer"}, {"웹디자이너", "ui-designer"}, {"웹 디자이너", "ui-designer"},
    {"제품 디자이너", "product-designer"}, {"프로덕트 디자이너", "product-designer"}, {"UX 디자이너", "ux-designer"},
    {"UI 디자이너", "ui-designer"}, {"UI/UX 디자이너", "ux-designer"}, {"패션디자이너", "fashion-designer"},
    {"인테리어 디자이너", "interior-designer"}, {"디자이너", "graphic-designer"}, {"프론트엔드 개발자", "frontend-developer"},
    {"백엔드 개발자", "backend-developer"}, {"웹 개발자", "software-engineer"}, {"웹개발자", "software-engineer"},
    {"앱 개발자", "mobile-developer"}, {"모바일 개발자", "mobile-developer"}, {"데이터 과학자", "data-scientist"},
    {"데이터분석가", "data-analyst"}, {"머신러닝", "machine-learning-engineer"}, {"AI 엔지니어", "ai-engineer"},
    {"클라우드 엔지니어", "cloud-engineer"}, {"시스템 엔지니어", "systems-engineer"},
    {"시스템 관리자", "systems-administrator"}, {"네트워크 엔지니어", "network-engineer"}, {"데이터베이스 관리자", "database-administrator"},
    {"정보보안", "security-engineer"}, {"임베디드", "embedded-engineer"}, {"하드웨어 엔지니어", "hardware-engineer"},
    {"서비스 기획", "product-manager"}, {"서비스기획", "product-manager"},
    {"기획자", "product-manager"}, {"제품 관리자", "product-manager"}, {"프로젝트 관리자", "project-manager"},
    {"스크럼 마스터", "scrum-master"}, {"사업개발", "business-development-manager"}, {"전략기획", "strategy-manager"},
    {"경영기획", "strategy-manager"}, {"컨설턴트", "management-consultant"}, {"솔루션 아키텍트", "solutions-architect"},
    {"소프트웨어 아키텍트", "software-architect"}, {"기술지원", "support-engineer"}, {"테크니컬 라이터", "technical-writer"},
    {"QA", "qa-engineer"}, {"테스터", "qa-engineer"}, {"청소원", "cleaner"}, {"환경미화원", "street-sweeper"}, {"미화원", "cleaner"},
    {"가사도우미", "housekeeper"}, {"경비", "security-guard"}, {"농부", "farmer"}, {"어부", "fisher"}, {"번역", "translator"},
    {"통역사", "translator"}, {"은행원", "bank-teller"}, {"보험설계사", "insurance-agent"}, {"부동산중개", "real-estate-agent"},
    {"공인중개사", "real-estate-agent"}, {"애널리스트", "financial-analyst"}, {"펀드매니저", "portfolio-manager"},
    {"대표이사", "chief-executive"}, {"지점장", "branch-manager"}, {"공장장", "production-manager"}, {"비서직", "secretary"},
    {"수행기사", "delivery-driver"}, {"헤드헌터", "recruiter"}, {"여행사", "travel-agent"}, {"가이드", "tour-guide"},
    {"웨딩플래너", "event-manager"}, {"행사기획", "event-manager"}, {"플로리스트", "florist"}, {"장례지도사", "funeral-director"},
};
static const struct script_level {
    const char *word;
    enum seniority level;
} LEVELS[] = {
    {"インターン", SENIORITY_INTERN}, {"实习", SENIORITY_INTERN}, {"實習", SENIORITY_INTERN},
    {"인턴", SENIORITY_INTERN}, {"シニア", SENIORITY_SENIOR}, {"高级", SENIORITY_SENIOR},
    {"資深", SENIORITY_SENIOR}, {"资深", SENIORITY_SENIOR}, {"시니어", SENIORITY_SENIOR},
    {"ジュニア", SENIORITY_ENTRY}, {"初级", SENIORITY_ENTRY}, {"주니어", SENIORITY_ENTRY}, {"中级", SENIORITY_MID}, {"テックリード", SENIORITY_LEAD},
    {"总监", SENIORITY_DIRECTOR}, {"總監", SENIORITY_DIRECTOR}, {"代表取締役", SENIORITY_EXECUTIVE}, {"首席执行官", SENIORITY_EXECUTIVE},
    {"대표이사", SENIORITY_EXECUTIVE}, {"部長", SENIORITY_DIRECTOR}, {"課長", SENIORITY_MANAGER}, {"店長", SENIORITY_MANAGER},
    {"店长", SENIORITY_MANAGER}, {"厂长", SENIORITY_MANAGER}, {"工場長", SENIORITY_MANAGER}, {"支店長", SENIORITY_MANAGER},
    {"主管", SENIORITY_MANAGER}, {"组长", SENIORITY_LEAD}, {"組長", SENIORITY_LEAD}, {"팀장", SENIORITY_LEAD}, {"점장", SENIORITY_MANAGER},
    {"チームリーダー", SENIORITY_LEAD}, {"新卒", SENIORITY_ENTRY}, {"未経験", SENIORITY_ENTRY}, {"应届", SENIORITY_ENTRY}, {"신입", SENIORITY_ENTRY},
};
// clang-format on

/* Whether the title holds any character of these scripts. */
static bool
is_script(struct str title)
{
    enum { FIRST_LEAD = 0xE3 }; /* U+3000 and up in UTF-8 */
    for (size_t i = 0; i < title.n; i++) {
        if ((unsigned char)title.p[i] >= FIRST_LEAD) {
            return true;
        }
    }
    return false;
}

/* "Engineer" of some sort: any other word says more. */
static bool
is_general(const struct script_role *row)
{
    return strcmp(row->role, "software-engineer") == 0;
}

static bool
is_technical(const struct script_role *row)
{
    static const char *const ENDS[] = {"-developer", "-engineer", "-architect", "-scientist",
                                       "-analyst",   "-manager",  "-designer",  "-administrator"};
    for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++) {
        if (str_ends(str_of(row->role), str_of(ENDS[i]))) {
            return true;
        }
    }
    return false;
}

/* Whether the general word at byte `at` says less than the other: one that shares its bytes, or
 * one of technology. Not the "sales" of "sales management system developer". */
static bool
is_beaten(const struct script_role *row, size_t at, const struct script_role *other,
          size_t other_at)
{
    bool shares = at < other_at + strlen(other->word) && other_at < at + strlen(row->word);
    return is_general(row) && !is_general(other) && (shares || is_technical(other));
}

/* The beginnings of words that a title can hold: its runs of three bytes, hashed. */
struct starts {
    uint64_t bits[8];
};
static unsigned
start_bit(const char *p)
{
    enum { BITS = 512 };
    static const unsigned FIRST = 37, SECOND = 5;
    return ((unsigned char)p[0] * FIRST + (unsigned char)p[1] * SECOND + (unsigned char)p[2]) %
           BITS;
}

static struct starts
starts_of(struct str title)
{
    struct starts starts = {{0}};
    for (size_t i = 0; i + 2 < title.n; i++) {
        unsigned bit = start_bit(title.p + i);
        starts.bits[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
    return starts;
}

/* Whether the title may hold the word, of three bytes or more. */
static bool
may_hold(const struct starts *starts, const char *word)
{
    unsigned bit = word[1] && word[2] ? start_bit(word) : 0;
    return !word[1] || !word[2] || (starts->bits[bit / 64] >> (bit % 64) & 1);
}

const char *
title_script_role(struct str title)
{
    if (!is_script(title)) {
        return NULL;
    }
    const struct starts starts = starts_of(title);
    const struct script_role *best = NULL;
    size_t longest = 0, last = 0;
    for (size_t i = 0; i < sizeof ROLES / sizeof ROLES[0]; i++) {
        if (!may_hold(&starts, ROLES[i].word)) {
            continue;
        }
        struct str word = str_of(ROLES[i].word);
        size_t at = str_find(title, word);
        if (at == SIZE_MAX) {
            continue;
        }
        bool beats = best && is_beaten(best, last, &ROLES[i], at);
        bool yields = best && is_beaten(&ROLES[i], at, best, last);
        bool longer = word.n > longest || (word.n == longest && at > last);
        if (!best || beats || (longer && !yields)) {
            best = &ROLES[i];
            longest = word.n;
            last = at;
        }
    }
    return best ? best->role : NULL;
}

enum seniority
title_script_level(struct str title)
{
    if (!is_script(title)) {
        return SENIORITY_NONE;
    }
    for (size_t i = 0; i < sizeof LEVELS / sizeof LEVELS[0]; i++) {
        if (str_has(title, str_of(LEVELS[i].word))) {
            return LEVELS[i].level;
        }
    }
    return SENIORITY_NONE;
}
