"""What people glue together today: a Scrapy spider that takes JobPosting out of each page with extruct and writes JSON lines.
Run by bench.py --scrapy:  scrapy runspider spider.py -a urls=FILE -o OUT.jsonl"""
import extruct
import scrapy


class Jobs(scrapy.Spider):
    name = "jobs"
    custom_settings = {"LOG_LEVEL": "ERROR", "ROBOTSTXT_OBEY": False, "CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "TELNETCONSOLE_ENABLED": False}

    def __init__(self, urls, **kw):
        super().__init__(**kw)
        with open(urls) as f:
            self.start_urls = f.read().split()

    def parse(self, response):
        found = extruct.extract(response.text, base_url=response.url, syntaxes=["json-ld"], uniform=True)["json-ld"]
        for item in [x for top in found for x in top.get("@graph", [top])]:
            if item.get("@type") == "JobPosting":
                yield {"url": response.url, "title": item.get("title"), "company": (item.get("hiringOrganization") or {}).get("name"),
                       "place": item.get("jobLocation"), "pay": item.get("baseSalary"), "posted": item.get("datePosted"), "text": item.get("description")}
